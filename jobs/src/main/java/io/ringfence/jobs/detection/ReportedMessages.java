package io.ringfence.jobs.detection;

import io.ringfence.assemble.AssemblyResult;
import io.ringfence.assemble.MessageAssembler;
import io.ringfence.assemble.MessageRecords;
import io.ringfence.jobs.detection.stored.TimedMessageCodec;
import io.ringfence.jobs.state.EventTimeStall;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.Timers;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import io.ringfence.signal.Message;
import io.ringfence.tenant.Tenants;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/**
 * Messages of which reports are expected, the current key being the message's id. Most have their
 * fate within moments, so one timer a message fires an hour at most after it is known.
 */
final class ReportedMessages {

  static final ValueStateDescriptor<byte[]> MESSAGE =
      new ValueStateDescriptor<>("message", BytePrimitiveArraySerializer.INSTANCE);

  private final PackedState<TimedState<MessageRecords>> states;
  private final MessageAssembler assembler;
  private final Tenants tenants;
  private final Timers due;
  private long watermark = Long.MIN_VALUE;

  /** Those of an operator. */
  ReportedMessages(
      AbstractStreamOperator<?> operator, ValueState<byte[]> state, DetectionSettings settings) {
    states = new PackedState<>(state, new TimedMessageCodec());
    assembler = settings.messageAssembler();
    tenants = settings.tenants();
    due = Timers.hourly(operator, "messages", key -> look());
  }

  Timers timers() {
    return due;
  }

  /** Takes in a record of the current key's message. */
  AssemblyResult add(Message record, long behind) throws Exception {
    TimedState<MessageRecords> stored = states.value();
    TimedState<MessageRecords> message =
        stored == null ? TimedState.untimed(new MessageRecords()) : stored;
    AssemblyResult added = assembler.add(message.state(), record, behind);
    keep(message);
    return added;
  }

  private void look() throws Exception {
    TimedState<MessageRecords> message = states.value();
    if (message != null) {
      keep(message.dueAt(Long.MAX_VALUE));
    }
  }

  private void keep(TimedState<MessageRecords> message) throws Exception {
    if (assembler.finished(message.state(), watermark)) {
      due.delete(message.due());
      states.clear();
      return;
    }
    long next = assembler.deadline(message.state(), watermark);
    states.update(message.dueAt(due.move(message.due(), next)));
  }

  /** Takes the values of erased subjects out of the current key's message. */
  void replaceErased(ErasedValues values, long time) throws Exception {
    Replaced<TimedState<MessageRecords>> message = states.replaced(values, time, this::owner);
    if (message != null) {
      states.update(message.after());
    }
  }

  /** Whose a message is: of several records, the provider's where they are not one tenant's. */
  private String owner(TimedState<MessageRecords> message) {
    Set<String> owners = new HashSet<>();
    message.state().all().forEach(each -> owners.add(tenants.of(each)));
    return owners.size() == 1 ? owners.iterator().next() : Tenants.PROVIDER;
  }

  void advance(long time) throws Exception {
    watermark = time;
    due.advance(time);
  }

  /** Event time has stood still for so long that nothing may be kept. */
  void purge(KeyedStateBackend<String> backend) throws Exception {
    EventTimeStall.clearAll(backend, MESSAGE, states, due);
  }
}
