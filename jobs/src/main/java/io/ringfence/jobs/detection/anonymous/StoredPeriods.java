package io.ringfence.jobs.detection.anonymous;

import io.ringfence.anonymous.AnonymousPeriods;
import io.ringfence.anonymous.AnonymousPeriodsCodec;
import io.ringfence.jobs.config.StateSeal;
import io.ringfence.jobs.state.LaterVersionException;
import io.ringfence.signal.encoding.StoredForm;
import io.ringfence.signal.encoding.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Periods as a checkpoint has them: with their keys, and therefore sealed. */
final class StoredPeriods {

  private static final Logger LOG = LoggerFactory.getLogger(StoredPeriods.class);

  static final ListStateDescriptor<byte[]> PERIODS =
      new ListStateDescriptor<>("anonymous-periods", BytePrimitiveArraySerializer.INSTANCE);

  private final ListState<byte[]> stored;
  private final StateSeal seal;
  private final AnonymousPeriodsCodec codec = new AnonymousPeriodsCodec();

  StoredPeriods(OperatorStateStore store, StateSeal seal) throws Exception {
    this.stored = store.getListState(PERIODS);
    this.seal = seal;
  }

  /** Those of the checkpoint; empty if there are none, or if the seal has another key. */
  Optional<AnonymousPeriods> restored() throws Exception {
    for (byte[] each : stored.get()) {
      Optional<byte[]> opened = seal.open(each);
      if (opened.isPresent()) {
        return Optional.of(read(opened.get()));
      }
      LOG.warn("The anonymous view begins anew: its days were stored under another key.");
    }
    return Optional.empty();
  }

  private AnonymousPeriods read(byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    int version = Wire.readSize(in);
    LaterVersionException.check(version, codec.version());
    return StoredForm.read(codec, in, version);
  }

  void store(AnonymousPeriods periods) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(1024);
    Wire.writeUnsigned(codec.version(), out);
    codec.write(periods, out);
    stored.update(List.of(seal.seal(out.getCopyOfBuffer())));
  }
}
