package io.ringfence.cli.lists;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.BrokerRecords;
import io.ringfence.cli.options.KeyFile;
import io.ringfence.jobs.io.files.LedgerFile;
import io.ringfence.privacy.ledger.ErasureLedger;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Options that name the ledger of erasures: a file or a topic, and its key. */
final class LedgerOptions {

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description = "records of the ledger of erasures, JSON lines (default: the broker's topic)")
  private Path file;

  @Option(
      names = "--ledger-key-file",
      paramLabel = "FILE",
      description =
          "the job's id key, or its oldest receipt key if it has none; without it, erasures are not"
              + " known")
  private Path key;

  /**
   * Reads it.
   *
   * @param broker settings of the broker that has the history; empty where a file has it
   */
  KnownErasures read(Optional<Properties> broker, TopicNames names) throws BadInput {
    if (key == null) {
      if (file != null) {
        throw new BadInput("--ledger: its key is needed, too; say --ledger-key-file");
      }
      return new KnownErasures(Optional.empty());
    }
    KnownErasures erasures =
        new KnownErasures(
            Optional.of(
                new ErasureLedger(KeyFile.read("--ledger-key-file", key, SubjectDigests::under))));
    if (file != null) {
      readFile(erasures);
    } else if (broker.isPresent()) {
      List<String> topic = List.of(names.of(TopicNames.PRIVACY_LEDGER));
      BrokerRecords.read(broker.get(), topic, record -> erasures.take(record.value()));
    } else {
      throw new BadInput("--ledger-key-file: say where the ledger is, too: --ledger FILE");
    }
    if (erasures.isForeign()) {
      throw new BadInput("--ledger-key-file: the ledger was not written under this key");
    }
    return erasures;
  }

  private void readFile(KnownErasures erasures) throws BadInput {
    try {
      new LedgerFile(file).read(erasures::take);
    } catch (IOException e) {
      throw new BadInput("--ledger: " + file + " cannot be read");
    }
  }
}
