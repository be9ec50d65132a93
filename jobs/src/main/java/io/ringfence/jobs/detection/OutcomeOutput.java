package io.ringfence.jobs.detection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.keyed.erasure.ReceiptCollector;
import io.ringfence.jobs.keyed.erasure.RememberedErasures;
import io.ringfence.judge.context.Outcome;
import io.ringfence.judge.context.Publication;
import io.ringfence.privacy.AccessDocument;
import io.ringfence.privacy.Receipt;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.signal.Listing;
import io.ringfence.signal.encoding.RecordSeal;
import io.ringfence.standing.ListingJson;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** What a judge came to, on its way out. */
final class OutcomeOutput {

  /** Answers to requests for access. */
  static final OutputTag<OutputRecord> DOCUMENTS =
      new OutputTag<>("documents", StreamTypes.OUTGOING);

  static final OutputTag<OutputRecord> DERIVED = new OutputTag<>("derived", StreamTypes.OUTGOING);

  /** Of the alerts that were erased. */
  static final OutputTag<OutputRecord> VERDICTS = new OutputTag<>("verdicts", StreamTypes.OUTGOING);

  private final RecordSeal alerts;
  private final RecordSeal listings;
  private final RememberedErasures erased;

  /**
   * @param key of seals
   */
  OutcomeOutput(SecretKey key, RememberedErasures erased) {
    this.alerts = key.alertSeal();
    this.listings = key.listingSeal();
    this.erased = erased;
  }

  /** Sends on what was decided about the subject of a key. */
  void collect(String key, Outcome outcome, Output<StreamRecord<OutputRecord>> output) {
    for (Publication each : outcome.publications()) {
      String json = each.erasure() ? "" : alerts.write(each.json());
      output.collect(new StreamRecord<>(outgoing(each.id(), json)));
      if (each.erasure()) {
        output.collect(VERDICTS, new StreamRecord<>(outgoing(each.id(), "")));
      }
    }
    for (Receipt each : outcome.receipts()) {
      output.collect(
          ReceiptCollector.PARTS,
          new StreamRecord<>(
              new ReceiptPart.Own(
                  each.request().id(), each.json(), each.sweeps(), erased.entry(key, each))));
    }
    for (AccessDocument each : outcome.documents()) {
      output.collect(DOCUMENTS, new StreamRecord<>(outgoing(each.id(), each.json())));
    }
    for (Listing each : outcome.listings()) {
      output.collect(
          DERIVED,
          new StreamRecord<>(outgoing(each.id(), listings.write(ListingJson.write(each)))));
    }
  }

  private static OutputRecord outgoing(String key, String json) {
    return new OutputRecord(key, json.getBytes(UTF_8));
  }
}
