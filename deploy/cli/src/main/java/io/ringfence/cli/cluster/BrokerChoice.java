package io.ringfence.cli.cluster;

import java.util.Optional;

/**
 * Which brokers a cluster works with.
 *
 * @param port of one of its own, on the loopback address; 0 for a free one
 * @param there addresses of brokers that are there already, instead of one of its own; how to speak
 *     to them is in the job's arguments
 */
public record BrokerChoice(int port, Optional<String> there) {

  public static BrokerChoice own(int port) {
    return new BrokerChoice(port, Optional.empty());
  }

  public static BrokerChoice there(String bootstrap) {
    return new BrokerChoice(0, Optional.of(bootstrap));
  }
}
