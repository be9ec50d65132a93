package io.ringfence.cli.console;

import io.ringfence.cli.local.ShutdownRequest;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.KafkaClientOption;
import io.ringfence.cli.options.KeyFile;
import io.ringfence.cli.options.PackOption;
import io.ringfence.cli.options.PolicyOption;
import io.ringfence.cli.options.SourcesOption;
import io.ringfence.cli.options.TenantsOption;
import io.ringfence.console.Console;
import io.ringfence.console.ConsoleSettings;
import io.ringfence.console.access.Users;
import io.ringfence.console.backend.JobSettings;
import io.ringfence.console.topics.TopicSettings;
import io.ringfence.console.web.WebSettings;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The console before a broker. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    subcommands = ConsoleUserCommand.class,
    description = {
      "Serves the console for analysts, viewers and privacy officers, before a broker with"
          + " Ringfence's topics, until it is stopped.",
      "It listens on the loopback address unless told otherwise; put what ends TLS before it, and"
          + " say --address. docs/console.md tells more."
    })
public final class ConsoleCommand implements Callable<Integer> {

  @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "the broker's address")
  private String bootstrap;

  @Option(
      names = "--users",
      paramLabel = "FILE",
      description =
          "who may sign in, lines NAME ROLE HASH, and tenants of those who are limited to them;"
              + " `console user` makes one")
  private Path users;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "where it listens (default: ${DEFAULT-VALUE})")
  private String listen = "127.0.0.1:8480";

  @Option(
      names = "--address",
      paramLabel = "URL",
      description = "under which people reach it, such as https://console.example")
  private String address;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "16 bytes or more, by which pages name subjects in their addresses; the same for all"
              + " consoles, or links end with each restart (default: one for this run only)")
  private Path keyFile;

  @Option(
      names = "--id-key-file",
      paramLabel = "FILE",
      description =
          "the key of alerts' ids, as the job has it: only its alerts are shown, and only verdicts"
              + " of consoles with this key (default: none)")
  private Path idKeyFile;

  @Option(
      names = "--receipt-key-file",
      paramLabel = "FILE",
      description =
          "the key that names subjects in privacy receipts, 16 bytes or more; the access log names"
              + " them by it, too (default: none, and the log says only of which kind they are)")
  private Path receiptKey;

  @Option(
      names = "--ledger-key-file",
      paramLabel = "FILE",
      description =
          "the job's id key, or its oldest receipt key if it has none: who was erased long ago is"
              + " then known by the ledger (default: only by requests)")
  private Path ledgerKey;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "consumer group of the detection job (default: ${DEFAULT-VALUE})")
  private String group = "ringfence";

  @Option(
      names = "--topic",
      paramLabel = "ROLE=NAME",
      description = "where a topic has another name than its role")
  private Map<String, String> topics = new TreeMap<>();

  @Option(
      names = "--silent-after",
      paramLabel = "SECONDS",
      description =
          "a feed without a record for longer is said to be silent (default: ${DEFAULT-VALUE})")
  private int silentSeconds = (int) ConsoleSettings.SILENT.toSeconds();

  @Option(
      names = "--most-alerts",
      paramLabel = "N",
      description = "held in memory, at some 3 KB each (default: 40,000)")
  private int mostAlerts = ConsoleSettings.MOST_ALERTS;

  @Mixin private KafkaClientOption client;
  @Mixin private PackOption pack;
  @Mixin private PolicyOption policy;
  @Mixin private TenantsOption tenants;
  @Mixin private SourcesOption sources;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    ConsoleSettings settings = settings();
    try (ShutdownRequest stop = new ShutdownRequest();
        Console console = started(settings)) {
      spec.commandLine()
          .getOut()
          .println("console at " + (address == null ? console.address() : address));
      stop.await();
      return 0;
    }
  }

  private Console started(ConsoleSettings settings) throws BadInput {
    try {
      return Console.start(settings);
    } catch (RuntimeException taken) {
      throw new BadInput("--listen: " + listen + " cannot be listened at");
    }
  }

  private ConsoleSettings settings() throws BadInput {
    int colon = listen.lastIndexOf(':');
    if (colon < 1 || !listen.substring(colon + 1).matches("\\d{1,5}")) {
      throw new BadInput("--listen: " + listen + " is not HOST:PORT");
    }
    if (users == null) {
      throw new BadInput("--users: say who may sign in; `console user NAME ROLE` makes a line");
    }
    RetentionPolicy kept = policy.read();
    try {
      return new ConsoleSettings(
          new TopicSettings(client.settings(bootstrap), topics(), group),
          new WebSettings(
              listen.substring(0, colon),
              Integer.parseInt(listen.substring(colon + 1)),
              Optional.ofNullable(address),
              Users.file(users),
              key()),
          new JobSettings(
              pack.read(),
              sources.read(),
              KeyFile.ifNamed("--id-key-file", idKeyFile, KeyedHash::new),
              KeyFile.ifNamed("--ledger-key-file", ledgerKey, SubjectDigests::under),
              tenants.read()),
          Duration.ofSeconds(silentSeconds),
          mostAlerts,
          kept,
          KeyFile.ifNamed("--receipt-key-file", receiptKey, Pseudonym::new));
    } catch (IOException unusable) {
      throw new BadInput(
          unusable instanceof java.nio.file.NoSuchFileException
              ? "there is no file " + unusable.getMessage()
              : unusable.getMessage());
    } catch (IllegalArgumentException wrong) {
      throw new BadInput(wrong.getMessage());
    }
  }

  private TopicNames topics() {
    return TopicNames.without(
        List.of(TopicNames.PRIVACY_RECEIPTS, TopicNames.PRIVACY_DOCUMENTS), topics);
  }

  private byte[] key() throws IOException {
    if (keyFile != null) {
      return Files.readAllBytes(keyFile);
    }
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
