package io.ringfence.cli.evaluate.blind.world;

/** How fast somebody acts. */
public enum Pace {
  /** As tools do it if nobody holds them back. */
  NORMAL,
  /** Thin and over many hours, to stay below thresholds. */
  SLOW
}
