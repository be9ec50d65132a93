package io.ringfence.jobs.io.kafka;

import io.ringfence.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One broker for all tests of this JVM: started when first asked for, gone with the JVM. */
final class SharedBroker {

  private static final EmbeddedBroker BROKER = started();

  private SharedBroker() {}

  private static EmbeddedBroker started() {
    try {
      EmbeddedBroker broker = EmbeddedBroker.start();
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String bootstrapServers() {
    return BROKER.bootstrapServers();
  }
}
