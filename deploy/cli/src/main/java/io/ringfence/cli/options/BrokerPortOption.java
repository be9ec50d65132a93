package io.ringfence.cli.options;

import picocli.CommandLine.Option;

/** The port of a broker that the verb itself starts. */
public final class BrokerPortOption {

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "port of the broker, on the loopback address (default: a free one)")
  private int port;

  /** 0 for a free one. */
  public int port() {
    return port;
  }
}
