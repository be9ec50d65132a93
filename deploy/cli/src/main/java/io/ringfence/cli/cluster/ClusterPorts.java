package io.ringfence.cli.cluster;

import io.ringfence.broker.FreePorts;
import java.io.IOException;
import java.net.BindException;

/**
 * Ports of the processes that others have to find, the same through restarts.
 *
 * @param broker of the cluster's own
 * @param bootstrap addresses of the brokers that it works with
 * @param rest of detection's job manager
 * @param indicators of the other job's
 */
record ClusterPorts(int broker, String bootstrap, int rest, int indicators, int coordination) {

  static final String HOST = "127.0.0.1";

  /**
   * Chosen for one run.
   *
   * @throws BindException if the broker's is taken
   */
  static ClusterPorts choose(ClusterSettings settings) throws IOException {
    int broker = settings.port();
    if (broker != 0 && !FreePorts.bindable(broker)) {
      throw new BindException("port " + broker + " is taken");
    }
    int own = broker == 0 ? FreePorts.free() : broker;
    return new ClusterPorts(
        own,
        settings.brokers().orElse(at(own)),
        FreePorts.free(),
        FreePorts.free(),
        FreePorts.free());
  }

  static String at(int port) {
    return HOST + ":" + port;
  }
}
