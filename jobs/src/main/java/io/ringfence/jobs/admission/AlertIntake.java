package io.ringfence.jobs.admission;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.alert.AlertClaim;
import io.ringfence.alert.AlertFaultException;
import io.ringfence.alert.AlertIds;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.TopicRecord;
import io.ringfence.jobs.metrics.LabelledMetrics;
import io.ringfence.jobs.state.WorkerClock;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.EarlierAlert;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.encoding.RecordSeal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Reads back, after a start, the alerts that may have been written before it. Others may write to
 * their topic, so nothing there is believed but what can be checked: that it has the job's seal,
 * that it is an alert, that its figures are possible, and that its id is of its rule and subject.
 * All else is refused with its bytes. What is written while the job runs is passed over: nothing is
 * to be learnt from it, and so nothing can be forged there.
 */
public final class AlertIntake extends ProcessFunction<TopicRecord, Delivery> {

  private static final long serialVersionUID = 1L;

  public static final OutputTag<Refusal> REFUSED =
      new OutputTag<>("alerts-refused", StreamTypes.REFUSAL);

  /**
   * So long after a start, what ran before may still have written: clocks are compared to 10
   * seconds, and what was on its way to the brokers has arrived by then.
   */
  static final long SETTLED_MILLIS = 30_000;

  private final SecretKey idKey;
  private final long since;

  private transient ObjectMapper json;
  private transient AlertIds ids;
  private transient RecordSeal seal;
  private transient Counter refused;
  private transient long openedNanos;

  /**
   * Reads alerts of two runs.
   *
   * @param since what was written before is of an earlier run, whose state is gone
   */
  public AlertIntake(SecretKey idKey, long since) {
    this.idKey = idKey;
    this.since = since;
  }

  @Override
  public void open(OpenContext context) {
    json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    openedNanos = System.nanoTime();
    ids = idKey.alertIds();
    seal = idKey.alertSeal();
    refused = LabelledMetrics.counter(getRuntimeContext().getMetricGroup(), "alerts_refused_total");
  }

  @Override
  public void processElement(TopicRecord record, Context context, Collector<Delivery> out) {
    if (record.time() >= settled()) {
      return;
    }
    try {
      AlertReadback alert = alert(record);
      out.collect(record.time() < since ? new EarlierAlert(alert) : alert);
    } catch (AlertFaultException fault) {
      refuse(
          fault.field().isEmpty() ? RefusalReason.MALFORMED : RefusalReason.BAD_FIELD,
          fault.field(),
          fault.getMessage(),
          record,
          context);
    } catch (ForgedException forged) {
      refuse(RefusalReason.FORGED, forged.field, forged.getMessage(), record, context);
    } catch (IOException e) {
      // Its message quotes the record, so it goes no further.
      refuse(RefusalReason.MALFORMED, "", "not JSON in UTF-8", record, context);
    }
  }

  private AlertReadback alert(TopicRecord record) throws IOException, ForgedException {
    if (record.value().length > Decoder.LARGEST) {
      throw new AlertFaultException("", "more than 256 KiB");
    }
    String sealed = text(record.value());
    json.readTree(sealed); // what is no JSON is told as that
    String text =
        seal.read(sealed)
            .orElseThrow(() -> new ForgedException("seal", "not as this job has sealed it"));
    AlertClaim claim = AlertClaim.of(json.readTree(text));
    long now = Math.max(WorkerClock.now(), record.time());
    if (claim.last() > now + Decoder.FUTURE_MILLIS) {
      throw new AlertFaultException("last", "more than 5 minutes ahead of the clock");
    }
    if (!ids.match(claim)) {
      throw new ForgedException("id", "not the id that its rule and its subject give");
    }
    return new AlertReadback(
        claim.subject().key(),
        claim.id(),
        Hash.slot(claim.rule()),
        claim.ordinal(),
        claim.version(),
        claim.state(),
        claim.first(),
        claim.last(),
        claim.hits(),
        text);
  }

  /** What is written from then on is written while this job runs, by the brokers' clock. */
  private long settled() {
    long running = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - openedNanos);
    return WorkerClock.now() - running + SETTLED_MILLIS;
  }

  private static String text(byte[] record) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record)).toString();
  }

  private void refuse(
      RefusalReason reason, String field, String detail, TopicRecord record, Context context) {
    refused.inc();
    byte[] raw = record.value();
    byte[] kept = raw.length > Decoder.LARGEST ? Arrays.copyOf(raw, Decoder.KEPT) : raw;
    context.output(
        REFUSED, new Refusal(reason, field, detail, record.position(), kept, raw.length));
  }

  /** An alert of another's making. */
  private static final class ForgedException extends Exception {
    private final String field;

    ForgedException(String field, String detail) {
      super(detail);
      this.field = field;
    }
  }
}
