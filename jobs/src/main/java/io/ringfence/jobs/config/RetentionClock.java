package io.ringfence.jobs.config;

/** What retention periods are measured by. */
public enum RetentionClock {
  /** The wall: what the law means. It goes on when feeds are silent. */
  WALL,
  /** The event time that has been reached: files of any age can be read. */
  EVENT
}
