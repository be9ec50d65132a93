package io.ringfence.kpi.row;

import static io.ringfence.kpi.counter.CounterType.ACCOUNT_UNKNOWN;
import static io.ringfence.kpi.counter.CounterType.BLOCKED;
import static io.ringfence.kpi.counter.CounterType.DELIVERED;
import static io.ringfence.kpi.counter.CounterType.FAILED;
import static io.ringfence.kpi.counter.CounterType.JITTER;
import static io.ringfence.kpi.counter.CounterType.JITTER_REPORTS;
import static io.ringfence.kpi.counter.CounterType.JOINS;
import static io.ringfence.kpi.counter.CounterType.KICKED;
import static io.ringfence.kpi.counter.CounterType.LOSS;
import static io.ringfence.kpi.counter.CounterType.LOSS_REPORTS;
import static io.ringfence.kpi.counter.CounterType.MOS;
import static io.ringfence.kpi.counter.CounterType.MOS_REPORTS;
import static io.ringfence.kpi.counter.CounterType.OTP_SENT;
import static io.ringfence.kpi.counter.CounterType.OTP_VERIFIED;
import static io.ringfence.kpi.counter.CounterType.REFUSED;
import static io.ringfence.kpi.counter.CounterType.REGISTERED;
import static io.ringfence.kpi.counter.CounterType.REGISTER_FAILED;
import static io.ringfence.kpi.counter.CounterType.REJOINS;
import static io.ringfence.kpi.counter.CounterType.REPORTS;
import static io.ringfence.kpi.counter.CounterType.RTT;
import static io.ringfence.kpi.counter.CounterType.RTT_REPORTS;
import static io.ringfence.kpi.counter.CounterType.SHORT_STAYS;
import static io.ringfence.kpi.counter.CounterType.STAY;
import static io.ringfence.kpi.counter.CounterType.STAYS;
import static io.ringfence.kpi.counter.CounterType.SUBMITTED;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.signal.SignalTopic;
import java.io.IOException;
import java.util.function.ToLongFunction;

/**
 * The section of a family whose fields stand in an object of its own.
 *
 * @param base counts what the family counts
 */
record NamedSection(String name, ToLongFunction<CounterValues> base, Fields fields)
    implements RowSection {

  /** Writes the fields of the object. */
  interface Fields {
    void write(CounterValues figures, JsonGenerator out) throws IOException;
  }

  static final RowSection QUALITY =
      new NamedSection("quality", figures -> figures.of(REPORTS), NamedSection::quality);
  static final RowSection MESSAGES =
      new NamedSection("messages", figures -> figures.of(SUBMITTED), NamedSection::messages);
  static final RowSection OTP =
      new NamedSection(
          "otp", figures -> figures.of(OTP_SENT) + figures.of(OTP_VERIFIED), NamedSection::otp);
  static final RowSection MEETINGS =
      new NamedSection(
          "meetings",
          figures -> figures.of(JOINS) + figures.of(KICKED) + figures.of(REFUSED),
          NamedSection::meetings);
  static final RowSection REGISTRATIONS =
      new NamedSection(
          "registrations",
          figures -> figures.of(REGISTERED) + failed(figures),
          NamedSection::registrations);

  @Override
  public long units(CounterValues figures) {
    return base.applyAsLong(figures);
  }

  @Override
  public void write(CounterValues figures, IndicatorWindow window, JsonGenerator out)
      throws IOException {
    out.writeObjectFieldStart(name);
    fields.write(figures, out);
    out.writeEndObject();
  }

  private static void quality(CounterValues figures, JsonGenerator out) throws IOException {
    out.writeNumberField("reports", figures.of(REPORTS));
    RowSection.mean("mos", figures.of(MOS), figures.of(MOS_REPORTS), out);
    RowSection.mean("jitterMillis", figures.of(JITTER), figures.of(JITTER_REPORTS), out);
    RowSection.mean("lossPercent", figures.of(LOSS), figures.of(LOSS_REPORTS), out);
    RowSection.mean("rttMillis", figures.of(RTT), figures.of(RTT_REPORTS), out);
  }

  private static void messages(CounterValues figures, JsonGenerator out) throws IOException {
    long submitted = figures.of(SUBMITTED);
    long delivered = figures.of(DELIVERED);
    long known = delivered + figures.of(FAILED) + figures.of(BLOCKED);
    out.writeNumberField("submitted", submitted);
    out.writeNumberField("delivered", delivered);
    out.writeNumberField("failed", figures.of(FAILED));
    out.writeNumberField("blocked", figures.of(BLOCKED));
    out.writeNumberField("pending", submitted - known);
    RowSection.percent("deliveryRatio", delivered, known, out);
  }

  private static void otp(CounterValues figures, JsonGenerator out) throws IOException {
    out.writeNumberField("sent", figures.of(OTP_SENT));
    out.writeNumberField("verified", figures.of(OTP_VERIFIED));
    RowSection.percent("conversion", figures.of(OTP_VERIFIED), figures.of(OTP_SENT), out);
  }

  private static void meetings(CounterValues figures, JsonGenerator out) throws IOException {
    out.writeNumberField("joins", figures.of(JOINS));
    RowSection.mean("staySeconds", figures.of(STAY), figures.of(STAYS), out);
    out.writeNumberField("shortStays", figures.of(SHORT_STAYS));
    out.writeNumberField("rejoins", figures.of(REJOINS));
    RowSection.percent("rejoinRatio", figures.of(REJOINS), figures.of(JOINS), out);
    out.writeNumberField("kicked", figures.of(KICKED));
    out.writeNumberField("refused", figures.of(REFUSED));
  }

  private static long failed(CounterValues figures) {
    return figures.of(REGISTER_FAILED) + figures.of(ACCOUNT_UNKNOWN);
  }

  private static void registrations(CounterValues figures, JsonGenerator out) throws IOException {
    long failed = failed(figures);
    out.writeNumberField("ok", figures.of(REGISTERED));
    out.writeNumberField("failed", failed);
    RowSection.percent("failureRatio", failed, figures.of(REGISTERED) + failed, out);
    out.writeObjectFieldStart("failures");
    reason(SignalTopic.SECURITY_REGISTER_FAILED, figures.of(REGISTER_FAILED), out);
    reason(SignalTopic.SECURITY_ACCOUNT_UNKNOWN, figures.of(ACCOUNT_UNKNOWN), out);
    out.writeEndObject();
  }

  private static void reason(SignalTopic event, long count, JsonGenerator out) throws IOException {
    if (count > 0) {
      out.writeNumberField(event.event(), count);
    }
  }
}
