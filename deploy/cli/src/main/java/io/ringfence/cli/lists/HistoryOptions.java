package io.ringfence.cli.lists;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.KafkaClientOption;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.topics.TopicNames;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that name the history of the lists: a file, or the topics of a broker. */
public final class HistoryOptions {

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

  @Mixin private KafkaClientOption client;
  @Mixin private LedgerOptions ledger;

  @Option(
      names = "--topic",
      paramLabel = "ROLE=NAME",
      description = "where a topic has another name than its role")
  private Map<String, String> topics = Map.of();

  @Option(
      names = "--without-corrections",
      description = "listings as they were written: for those who may not read privacy requests")
  private boolean uncorrected;

  /**
   * Reads all of it as it is now; what is said of erased subjects from before in the least form.
   *
   * @param corrected takes corrections, when all listings have been read
   * @param knownAt of corrections only those until then
   * @param err is told how many are in the least form, and whether corrections are left out
   */
  public void read(
      Consumer<Listing> each, Consumer<Privacy> corrected, long knownAt, PrintWriter err)
      throws BadInput {
    try (HistoryStore store = onBroker() ? topics(!uncorrected) : HistoryFile.toRead(file)) {
      KnownErasures erasures = erasures();
      List<Privacy> corrections = new ArrayList<>();
      store.read(listing -> each.accept(erasures.least(listing)), corrections::add);
      if (uncorrected) {
        err.println("corrections are left out: entries are as they were written");
      } else {
        corrections.stream().filter(request -> request.time() <= knownAt).forEach(corrected);
      }
      erasures.print(err);
    }
  }

  KnownErasures erasures() throws BadInput {
    return ledger.read(onBroker() ? Optional.of(broker()) : Optional.empty(), names());
  }

  HistoryStore toWrite() throws BadInput {
    return onBroker() ? topics(false) : HistoryFile.toWrite(file);
  }

  private boolean onBroker() throws BadInput {
    boolean broker = bootstrap != null || client.given();
    if (broker == (file != null)) {
      throw new BadInput(
          "say where the history is: either --history FILE or --bootstrap HOST:PORT");
    }
    return broker;
  }

  private HistoryStore topics(boolean corrected) throws BadInput {
    return new HistoryTopics(broker(), names(), corrected);
  }

  private TopicNames names() throws BadInput {
    try {
      return new TopicNames(topics);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--topic: " + e.getMessage());
    }
  }

  private Properties broker() throws BadInput {
    Properties settings = client.settings(bootstrap);
    if (settings.getProperty("bootstrap.servers", "").isBlank()) {
      throw new BadInput("--kafka-client names no bootstrap.servers; say --bootstrap");
    }
    return settings;
  }
}
