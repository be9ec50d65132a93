package io.ringfence.jobs.detection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.judge.context.Outcome;
import io.ringfence.judge.context.Publication;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Listing;
import io.ringfence.standing.ListingJson;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** What a judge came to, on its way out. */
final class OutcomeOutput {

  private OutcomeOutput() {}

  static void collect(Outcome outcome, Output<StreamRecord<OutputRecord>> output) {
    for (Publication each : outcome.publications()) {
      output.collect(new StreamRecord<>(outgoing(each.id(), each.json())));
    }
    for (Receipt each : outcome.receipts()) {
      output.collect(
          JudgeOperator.RECEIPTS, new StreamRecord<>(outgoing(each.request(), each.json())));
    }
    for (Listing each : outcome.listings()) {
      output.collect(
          JudgeOperator.DERIVED, new StreamRecord<>(outgoing(each.id(), ListingJson.write(each))));
    }
  }

  private static OutputRecord outgoing(String key, String json) {
    return new OutputRecord(key, json.getBytes(UTF_8));
  }
}
