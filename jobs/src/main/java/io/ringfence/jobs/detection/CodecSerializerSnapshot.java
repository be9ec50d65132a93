package io.ringfence.jobs.detection;

import io.ringfence.jobs.state.CodecSerializer;
import io.ringfence.jobs.state.CodecSnapshot;

/**
 * The class that checkpoints name as the snapshot of a {@link CodecSerializer}. The name is stored,
 * so neither it nor this package may change; everything else is in {@link CodecSnapshot}.
 */
public final class CodecSerializerSnapshot<T> extends CodecSnapshot<T> {

  /** For Flink, which fills it by {@link #readSnapshot}. */
  public CodecSerializerSnapshot() {}
}
