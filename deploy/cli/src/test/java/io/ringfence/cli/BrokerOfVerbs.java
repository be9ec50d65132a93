package io.ringfence.cli;

import io.ringfence.broker.EmbeddedBroker;
import java.io.IOException;

/**
 * A broker with the topics as shipped, for all tests of verbs that do not mind what is on other
 * topics than theirs. It ends with this JVM.
 */
public final class BrokerOfVerbs {

  private static EmbeddedBroker broker;

  private BrokerOfVerbs() {}

  /** Where it listens. */
  public static synchronized String bootstrap() throws IOException {
    if (broker == null) {
      broker = EmbeddedBroker.start();
      broker.createTopics();
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "end of the broker"));
    }
    return broker.bootstrapServers();
  }
}
