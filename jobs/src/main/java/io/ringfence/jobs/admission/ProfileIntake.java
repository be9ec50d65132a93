package io.ringfence.jobs.admission;

import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import io.ringfence.decode.customer.ProfileFaultException;
import io.ringfence.jobs.io.AccountRecord;
import io.ringfence.jobs.io.ProfileRecord;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.metrics.LabelledMetrics;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Reads what the provider says of its customers. What cannot be read is refused with its bytes. */
public final class ProfileIntake extends AbstractStreamOperator<AccountRecord>
    implements OneInputStreamOperator<ProfileRecord, AccountRecord> {

  private static final long serialVersionUID = 1;

  public static final OutputTag<Refusal> REFUSED =
      new OutputTag<>("profiles-refused", StreamTypes.REFUSAL);

  private static final byte[] NOTHING = new byte[0];

  private transient Counter refused;

  @Override
  public void open() throws Exception {
    super.open();
    refused = LabelledMetrics.counter(getMetricGroup(), "profiles_refused_total");
  }

  @Override
  public void processElement(StreamRecord<ProfileRecord> element) {
    ProfileRecord record = element.getValue();
    if (record.account().isEmpty()) {
      refuse(RefusalReason.MISSING_FIELD, "account", "the record has no key", record);
      return;
    }
    try {
      output.collect(
          new StreamRecord<>(new AccountRecord.OfProfile(record.account(), record.profile())));
    } catch (ProfileFaultException fault) {
      refuse(fault.reason(), fault.field(), fault.getMessage(), record);
    }
  }

  private void refuse(RefusalReason reason, String field, String detail, ProfileRecord record) {
    refused.inc();
    byte[] raw = record.value() == null ? NOTHING : record.value();
    output.collect(
        REFUSED,
        new StreamRecord<>(Refusal.ofAnySize(reason, field, detail, record.position(), raw)));
  }
}
