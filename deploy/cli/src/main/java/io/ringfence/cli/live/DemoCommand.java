package io.ringfence.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.local.DataFolder;
import io.ringfence.cli.local.LocalStack;
import io.ringfence.cli.local.ShutdownRequest;
import io.ringfence.cli.options.BrokerPortOption;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.InputFaults;
import io.ringfence.cli.options.TopicProducer;
import io.ringfence.cli.serve.ServeOptions;
import io.ringfence.cli.serve.Server;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.simulator.Playback;
import io.ringfence.simulator.Simulation;
import io.ringfence.simulator.world.SimulationSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole system on this machine. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the whole system on this machine: a Kafka broker, detection, indicators, the console,"
          + " and simulated subscribers with attacks among them, in real time.",
      "Prints alerts as they come, and at the end what was found and the stories that the alerts"
          + " tell. Exit 0 if every attack was found and nobody was accused wrongly, 1 if not.",
      "With --input: the same through Kafka over recorded signals, at once and to their end."
    })
public final class DemoCommand implements Callable<Integer> {

  /** Traffic that is on its way when the last record has been sent. */
  private static final Duration SETTLE = Duration.ofSeconds(3);

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description =
          "how long (default: ${DEFAULT-VALUE}; at least 2, or not every attack can show)")
  private int minutes = 5;

  @Option(names = "--input", paramLabel = "FILE", description = "recorded signals, JSON lines")
  private Path input;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "writes the last version of every alert to DIR/alerts.jsonl")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "of the simulation (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--console-port",
      paramLabel = "N",
      description = "port of the console, on the loopback address (default: a free one)")
  private int consolePort;

  @Mixin private AlertLine lines;
  @Mixin private BrokerPortOption broker;
  @Mixin private DetectionOptions detection;

  @Spec private CommandSpec spec;

  private PrintWriter console;

  @Override
  public Integer call() throws Exception {
    console = spec.commandLine().getOut();
    InputFaults faults = new InputFaults();
    faults.add(minutes < 1, "--minutes: a demonstration lasts at least a minute");
    faults.add(input != null && !Files.isReadable(input), "--input: " + input + " cannot be read");
    Optional<DetectionSettings> read =
        faults.reading(
            () -> detection.settings(input == null ? RetentionClock.WALL : RetentionClock.EVENT));
    faults.refuse();
    try (ShutdownRequest stop = new ShutdownRequest()) {
      return input == null ? simulated(read.orElseThrow(), stop) : recorded(read.orElseThrow());
    }
  }

  private int simulated(DetectionSettings settings, ShutdownRequest stop) throws Exception {
    try (DataFolder data = DataFolder.temporary();
        Server server =
            Server.start(
                ServeOptions.passing(broker.port(), consolePort),
                detection,
                settings,
                data,
                line -> {})) {
      say("broker at %s", server.stack().bootstrap());
      say("%s", server.console().statusLine());
      say("%s", server.metricsLine());
      int exit = watched(server.stack(), server.settings(), stop);
      if (atTerminal() && !stop.within(0)) {
        say("the console stays at %s until Ctrl-C", server.console().address());
        server.await(stop);
      }
      return exit;
    }
  }

  @SuppressWarnings("SystemConsoleNull") // the launcher has later Javas answer as 17 does
  private static boolean atTerminal() {
    return System.console() != null;
  }

  private int watched(LocalStack stack, DetectionSettings settings, ShutdownRequest stop)
      throws Exception {
    say("detection runs; %d minutes of traffic begin", minutes);
    SimulationSettings scene =
        SimulationSettings.demo(seed, Instant.now(), Duration.ofMinutes(minutes));
    Simulation simulation = Simulation.of(scene);
    AtomicLong sent = new AtomicLong();
    try (AlertFeed alerts = new AlertFeed(stack.bootstrap(), settings.idKey(), this::show);
        TopicProducer sender = new TopicProducer(stack.bootstrap())) {
      Thread traffic =
          new Thread(
              () ->
                  Playback.play(
                      simulation,
                      each -> {
                        sender.send(each.topic(), each.key(), each.json());
                        sent.incrementAndGet();
                      }),
              "traffic");
      traffic.start();
      while (traffic.isAlive()) {
        if (stop.within(200)) {
          traffic.interrupt();
          say("stopped");
          return 0;
        }
      }
      sender.flush();
      Thread.sleep(SETTLE.toMillis());
      alerts.drain();
      write(alerts);
      return new DemoReport(settings.rules(), simulation.truth(), alerts.last().values())
          .report(console, scene.subscribers(), sent.get());
    }
  }

  private int recorded(DetectionSettings settings) throws Exception {
    try (LocalStack stack = LocalStack.start(broker.port())) {
      say("broker at %s", stack.bootstrap());
      try (TopicProducer sender = new TopicProducer(stack.bootstrap())) {
        long count = RecordedTraffic.send(input, sender);
        sender.flush();
        say("%,d records of %s in the topics", count, input);
      }
      try (AlertFeed alerts = new AlertFeed(stack.bootstrap(), settings.idKey(), this::show)) {
        stack.detectUntilNow(settings);
        alerts.drain();
        write(alerts);
        say("%,d alerts", alerts.last().size());
      }
      return 0;
    }
  }

  private void write(AlertFeed alerts) throws Exception {
    if (out != null) {
      Files.createDirectories(out);
      List<String> lines = alerts.last().values().stream().map(JsonNode::toString).toList();
      Files.write(out.resolve("alerts.jsonl"), lines);
    }
  }

  private void show(JsonNode alert) {
    say("%s", lines.of(alert));
  }

  private synchronized void say(String format, Object... values) {
    console.printf(format + "%n", values);
  }
}
