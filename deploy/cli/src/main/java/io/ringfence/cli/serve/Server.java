package io.ringfence.cli.serve;

import io.ringfence.cli.local.DataFolder;
import io.ringfence.cli.local.LocalStack;
import io.ringfence.cli.local.ShutdownRequest;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DeclaredTopicsOption;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.InputFaults;
import io.ringfence.deny.Deny;
import io.ringfence.deny.DenySettings;
import io.ringfence.intake.FeedTokens;
import io.ringfence.intake.Intake;
import io.ringfence.intake.IntakeSettings;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.notify.Notifier;
import io.ringfence.notify.OwnNotice;
import io.ringfence.rule.Severity;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Exit;

/** Every part in this process. They begin together, and the process ends when one of them does. */
public final class Server implements AutoCloseable {

  private static final long LOOK_MILLIS = 500;
  private static final long WATCH_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** Less is no room to begin with. What runs ends at a quarter of it, before it cannot write. */
  private static final long LEAST_FREE = 256L << 20;

  private static final String FULL = "--data: its disk is full; make room, at least 256 MB";

  private final ServeOptions options;
  private final DataFolder data;
  private final DetectionSettings settings;
  private final Consumer<String> say;
  private final Deque<Runnable> ends = new ArrayDeque<>();
  private final Watch watch = new Watch(System.currentTimeMillis(), steady());
  private LocalStack stack;
  private LocalConsole console;
  private Notifier notifier;
  private Intake intake;
  private Optional<Deny> deny = Optional.empty();
  private DiskBound bound;
  private Admin admin;

  private Server(
      ServeOptions options, DataFolder data, DetectionSettings settings, Consumer<String> say) {
    this.options = options;
    this.data = data;
    this.settings = settings;
    this.say = say;
  }

  /**
   * Starts all parts; returns once both jobs run and have been checkpointed.
   *
   * @param settings as the options say them
   * @param say what the server says of itself, a line each
   */
  public static Server start(
      ServeOptions options,
      DetectionOptions detection,
      DetectionSettings settings,
      DataFolder data,
      Consumer<String> say)
      throws Exception {
    Optional<DenySettings> refused =
        options.deny.read().map(each -> each.withOwn(settings.sources()));
    // Before anything of it is there: a start that is refused leaves no mark.
    new InputFaults()
        .addTaken("--port", options.port)
        .addTaken("--http-port", options.httpPort)
        .addTaken("--console-port", options.consolePort)
        .addTaken("--deny-port", refused.isPresent() ? options.deny.port() : 0)
        .refuse();
    if (free(data) < LEAST_FREE) {
      throw new BadInput(FULL);
    }
    DetectionSettings served =
        detection.keyed(settings, data.folder("keys")).withSources(settings.sources().served());
    Server server = new Server(options, data, served, say);
    try {
      server.begin(detection, refused);
      return server;
    } catch (Exception | Error e) {
      server.close();
      throw e;
    }
  }

  private void begin(DetectionOptions detection, Optional<DenySettings> refused) throws Exception {
    // The broker has the process end at once when it cannot write; it should say why.
    Exit.setHaltProcedure(
        (code, why) -> ServeCommand.end("the broker cannot go on; if its disk is full, make room"));
    stack =
        LocalStack.start(
            options.port,
            data,
            DeclaredTopicsOption.shipped(detection.policy(), settings.sources()));
    ends.push(stack::close);
    console =
        LocalConsole.start(
            stack.bootstrap(), options.consolePort, data, detection, settings, options.silent());
    ends.push(console::close);
    admin = Admin.create(client());
    ends.push(admin::close);
    bound = new DiskBound(data.path(), data.folder("broker"), options.disk(), expendable());
    // Before there is an alert, or a record that makes one.
    notifier =
        Notifier.start(
            options.receivers(), client(), TopicNames.ALERTS, settings.idKey().alertSeal());
    ends.push(notifier::close);
    intake = intake();
    ends.push(intake::close);
    stack.detect(settings, options.parallelism);
    if (refused.isPresent()) {
      deny = Optional.of(deny(refused.get()));
      ends.push(deny.get()::close);
    }
    List<String> unusual = new ArrayList<>(stack.troubles());
    if (data.interrupted()) {
      unusual.add(0, "The last run was not stopped in order.");
    }
    unusual.forEach(say);
    if (!unusual.isEmpty()) {
      notifier.tell(notice("start", false, "The server was started again", unusual));
    }
  }

  private Intake intake() throws IOException, BadInput {
    Set<String> names = new TreeSet<>();
    settings.sources().feeds().forEach(each -> names.add(each.source()));
    IntakeSettings taken =
        new IntakeSettings(
            "127.0.0.1",
            options.httpPort,
            settings.sources(),
            settings.retention(),
            TopicNames.DEFAULTS,
            client(),
            FeedTokens.at(data.file("feed-tokens"), names),
            data.folder("positions"),
            System::currentTimeMillis);
    try {
      return Intake.start(taken);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--sources: " + e.getMessage());
    }
  }

  private Deny deny(DenySettings refused) throws IOException {
    return Deny.start(
        refused, client(), settings.idKey().listingSeal(), data.path(), options.deny.port());
  }

  private Properties client() {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", stack.bootstrap());
    return client;
  }

  private static OwnNotice notice(String id, boolean closed, String title, List<String> text) {
    return new OwnNotice(id, closed, Severity.HIGH, title, text, Instant.now());
  }

  private Set<String> expendable() {
    Set<String> topics = new HashSet<>(settings.sources().topics().keySet());
    topics.addAll(TopicNames.DEFAULTS.traffic());
    topics.add(TopicNames.REJECTED);
    topics.add(TopicNames.LATE);
    return topics;
  }

  /** The settings with the keys of this folder. */
  public DetectionSettings settings() {
    return settings;
  }

  /** The broker and the jobs. */
  public LocalStack stack() {
    return stack;
  }

  public LocalConsole console() {
    return console;
  }

  /** Where Prometheus finds the metrics of the jobs. */
  public String metricsLine() {
    return "metrics at http://127.0.0.1:" + stack.metrics() + "/metrics";
  }

  /** The line that says that it is ready. */
  public String readyLine() {
    return "ready bootstrap="
        + stack.bootstrap()
        + " http=127.0.0.1:"
        + intake.port()
        + " console="
        + console.address()
        + deny.map(running -> " deny=127.0.0.1:" + running.port()).orElse("");
  }

  /** Runs until it is asked to stop, or a part has died: then that says which and why. */
  public Optional<String> await(ShutdownRequest stop) throws IOException, InterruptedException {
    long watched = System.nanoTime() - WATCH_NANOS;
    while (!stop.within(LOOK_MILLIS)) {
      Optional<String> failure =
          free(data) < LEAST_FREE / 4
              ? Optional.of(FULL)
              : stack
                  .failure()
                  .or(intake::failure)
                  .or(notifier::failure)
                  .or(() -> deny.flatMap(Deny::failure));
      if (failure.isPresent()) {
        return failure;
      }
      if (System.nanoTime() - watched > WATCH_NANOS) {
        watched = System.nanoTime();
        look();
      }
    }
    return Optional.empty();
  }

  /** Ends in order: the next start goes on from savepoints. */
  public void stop() throws Exception {
    intake.close();
    stack.save();
    close();
    data.stopped();
  }

  private void look() throws IOException, InterruptedException {
    try {
      long freed = bound.enforce(admin);
      if (freed > 0) {
        say.accept("%,d MB of the oldest traffic were deleted (--disk)".formatted(freed >> 20));
      }
    } catch (ExecutionException e) {
      say.accept("The oldest traffic could not be deleted.");
    }
    double freeShare = (double) free(data) / Files.getFileStore(data.path()).getTotalSpace();
    for (Watch.Change each :
        watch.look(
            console.health(),
            bound.used(),
            freeShare,
            intake.troubles(),
            deny.map(Deny::troubles).orElse(Map.of()),
            System.currentTimeMillis(),
            steady())) {
      say.accept(each.title() + ". " + each.text());
      notifier.tell(notice(each.id(), !each.open(), each.title(), List.of(each.text())));
    }
  }

  private static long free(DataFolder data) throws IOException {
    return Files.getFileStore(data.path()).getUsableSpace();
  }

  private static long steady() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  @Override
  public void close() {
    while (!ends.isEmpty()) {
      ends.pop().run();
    }
  }
}
