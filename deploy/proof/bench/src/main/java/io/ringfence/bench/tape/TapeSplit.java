package io.ringfence.bench.tape;

import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A part of the tape. Always read from its beginning: a benchmark that fails is not resumed. */
record TapeSplit(int part) implements SourceSplit {

  static final SimpleVersionedSerializer<TapeSplit> SERIALIZER =
      new SimpleVersionedSerializer<>() {
        @Override
        public int getVersion() {
          return 1;
        }

        @Override
        public byte[] serialize(TapeSplit split) {
          return ByteBuffer.allocate(Integer.BYTES).putInt(split.part).array();
        }

        @Override
        public TapeSplit deserialize(int version, byte[] bytes) {
          return new TapeSplit(ByteBuffer.wrap(bytes).getInt());
        }
      };

  @Override
  public String splitId() {
    return Integer.toString(part);
  }
}
