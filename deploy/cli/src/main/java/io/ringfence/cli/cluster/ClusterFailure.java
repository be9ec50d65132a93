package io.ringfence.cli.cluster;

/** A cluster does not come up, or does not stay up. */
public final class ClusterFailure extends Exception {

  private final String log;

  ClusterFailure(String message, String log) {
    super(message);
    this.log = log;
  }

  /** The end of what the process at fault has logged. */
  public String log() {
    return log;
  }
}
