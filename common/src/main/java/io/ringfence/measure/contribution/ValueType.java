package io.ringfence.measure.contribution;

/** Types of the values that measures take, and of their readings. */
public enum ValueType {
  TEXT,
  INT,
  DOUBLE
}
