package io.ringfence.cli;

import io.ringfence.cli.lists.HistoryFile;
import io.ringfence.cli.lists.HistoryStore;
import io.ringfence.cli.lists.HistoryTopics;
import io.ringfence.cli.lists.UnusableHistory;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Where the history of the lists is: a file, or the topics of a broker. */
final class HistoryPlace {

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = "listing signals, JSON lines, as scan reads them; created by the first import")
  private Path file;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "instead of a file: the broker with the topics that the job reads")
  private String bootstrap;

  @Option(
      names = "--kafka-client",
      paramLabel = "FILE",
      description = "settings of Kafka's clients, a properties file; secrets belong in there")
  private Path client;

  @Option(
      names = "--changes-topic",
      paramLabel = "NAME",
      description = "read, and written by an import (default: ${DEFAULT-VALUE})")
  private String changes = TopicNames.LISTINGS;

  @Option(
      names = "--derived-topic",
      paramLabel = "NAME",
      description = "listings that the job derives, only read (default: ${DEFAULT-VALUE})")
  private String derived = TopicNames.DERIVED_LISTINGS;

  HistoryStore toRead() throws BadInput, UnusableHistory {
    return onBroker() ? topics() : HistoryFile.toRead(file);
  }

  HistoryStore toWrite() throws BadInput, UnusableHistory {
    return onBroker() ? topics() : HistoryFile.toWrite(file);
  }

  private boolean onBroker() throws BadInput {
    boolean broker = bootstrap != null || client != null;
    if (broker == (file != null)) {
      throw new BadInput(
          "say where the history is: either --history FILE or --bootstrap HOST:PORT");
    }
    return broker;
  }

  private HistoryStore topics() throws BadInput {
    Properties settings = new Properties();
    if (client != null) {
      try (Reader reader = Files.newBufferedReader(client)) {
        settings.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new BadInput("--kafka-client: " + client + " cannot be read");
      }
    }
    if (bootstrap != null) {
      settings.setProperty("bootstrap.servers", bootstrap);
    }
    if (settings.getProperty("bootstrap.servers", "").isBlank()) {
      throw new BadInput("--kafka-client names no bootstrap.servers; say --bootstrap");
    }
    return new HistoryTopics(settings, changes, derived);
  }
}
