package io.ringfence.faults;

/** How alerts are delivered: at once and at least once, or exactly once with each checkpoint. */
enum Guarantee {
  AT_LEAST_ONCE,
  EXACTLY_ONCE
}
