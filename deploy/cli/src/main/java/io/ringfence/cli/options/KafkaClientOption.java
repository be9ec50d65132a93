package io.ringfence.cli.options;

import java.nio.file.Path;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Settings of Kafka's clients, for verbs that use a broker which others run. */
public final class KafkaClientOption {

  @Option(
      names = "--kafka-client",
      paramLabel = "FILE",
      description = "settings of Kafka's clients, a properties file; secrets belong in there")
  private Path file;

  public boolean given() {
    return file != null;
  }

  /**
   * The file's settings; none if no file is given.
   *
   * @param bootstrap the broker's address, which wins over the file's; null if none is given
   */
  public Properties settings(String bootstrap) throws BadInput {
    Properties settings = file == null ? new Properties() : LauncherFolder.properties(file);
    if (bootstrap != null) {
      settings.setProperty("bootstrap.servers", bootstrap);
    }
    return settings;
  }
}
