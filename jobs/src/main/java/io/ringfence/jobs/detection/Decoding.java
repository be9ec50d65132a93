package io.ringfence.jobs.detection;

import java.io.Serializable;

/** How records are decoded: travels to where they are read. */
@FunctionalInterface
public interface Decoding extends Serializable {

  /** A reader of one task, with its own view of what time has been reached. */
  RecordReader reader();
}
