package io.ringfence.jobs.io.files;

import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** All inputs are one split: they are merged by event time, so one reader has to read them all. */
enum FilesSplit implements SourceSplit {
  ALL;

  static final SimpleVersionedSerializer<FilesSplit> SERIALIZER =
      new SimpleVersionedSerializer<>() {
        @Override
        public int getVersion() {
          return 1;
        }

        @Override
        public byte[] serialize(FilesSplit split) {
          return new byte[0];
        }

        @Override
        public FilesSplit deserialize(int version, byte[] bytes) {
          return ALL;
        }
      };

  @Override
  public String splitId() {
    return "files";
  }
}
