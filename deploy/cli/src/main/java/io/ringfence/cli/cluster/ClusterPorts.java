package io.ringfence.cli.cluster;

import io.ringfence.cli.local.FreePorts;
import java.io.IOException;
import java.net.BindException;

/**
 * Ports of the processes that others have to find, the same through restarts.
 *
 * @param rest of detection's job manager
 * @param indicators of the other job's
 */
record ClusterPorts(int broker, int rest, int indicators, int coordination) {

  static final String HOST = "127.0.0.1";

  /**
   * Chosen for one run.
   *
   * @param broker 0 for a free one
   * @throws BindException if the broker's is taken
   */
  static ClusterPorts choose(int broker) throws IOException {
    if (broker != 0 && !FreePorts.bindable(broker)) {
      throw new BindException("port " + broker + " is taken");
    }
    FreePorts ports = new FreePorts();
    return new ClusterPorts(
        broker == 0 ? ports.free() : broker, ports.free(), ports.free(), ports.free());
  }

  static String at(int port) {
    return HOST + ":" + port;
  }
}
