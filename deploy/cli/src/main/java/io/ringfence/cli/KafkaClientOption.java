package io.ringfence.cli;

import java.nio.file.Path;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Settings of Kafka's clients, for verbs that use a broker which others run. */
final class KafkaClientOption {

  @Option(
      names = "--kafka-client",
      paramLabel = "FILE",
      description = "settings of Kafka's clients, a properties file; secrets belong in there")
  private Path file;

  boolean given() {
    return file != null;
  }

  /**
   * The file's settings; none if no file is given.
   *
   * @param bootstrap the broker's address, which wins over the file's; null if none is given
   */
  Properties settings(String bootstrap) throws BadInput {
    Properties settings = file == null ? new Properties() : Home.properties(file);
    if (bootstrap != null) {
      settings.setProperty("bootstrap.servers", bootstrap);
    }
    return settings;
  }
}
