package io.ringfence.cli.serve;

import io.ringfence.cli.local.DataFolder;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.KeyFile;
import io.ringfence.console.Console;
import io.ringfence.console.ConsoleSettings;
import io.ringfence.console.access.PasswordHash;
import io.ringfence.console.access.User;
import io.ringfence.console.access.UserRole;
import io.ringfence.console.access.Users;
import io.ringfence.console.backend.JobSettings;
import io.ringfence.console.topics.PipelineHealth;
import io.ringfence.console.topics.TopicSettings;
import io.ringfence.console.web.WebSettings;
import io.ringfence.intake.WholeFile;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.signal.encoding.KeyedHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The console of a server. Its users are a file in the data folder; the first start makes one with
 * a user of each role and a password.
 */
public final class LocalConsole implements AutoCloseable {

  private static final String USERS = "console-users";
  private static final String PASSWORD = "console-password";
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 12;

  private final Console console;
  private final Path password;

  private LocalConsole(Console console, Path password) {
    this.console = console;
    this.password = password;
  }

  /**
   * Starts it.
   *
   * @param port 0 for a free one
   * @param silent a feed without a record for longer counts as silent
   */
  public static LocalConsole start(
      String bootstrap,
      int port,
      DataFolder data,
      DetectionOptions options,
      DetectionSettings job,
      Duration silent)
      throws IOException, BadInput {
    ConsoleSettings settings =
        new ConsoleSettings(
            TopicSettings.at(bootstrap),
            WebSettings.loopback(
                port,
                users(data),
                Files.readAllBytes(KeyFile.lasting(data.folder("keys").resolve("console.key")))),
            new JobSettings(
                Optional.of(job.rules()),
                job.sources(),
                Optional.of(new KeyedHash(job.idKey().read())),
                Optional.of(job.idKey().subjectDigests()),
                job.tenants()),
            silent,
            ConsoleSettings.MOST_ALERTS,
            options.policy(),
            Optional.of(new Pseudonym(job.receiptKey().read())));
    return new LocalConsole(Console.start(settings), data.file(PASSWORD));
  }

  private static Users users(DataFolder data) throws IOException {
    if (!Files.exists(data.file(USERS))) {
      SecureRandom random = new SecureRandom();
      StringBuilder password = new StringBuilder(LENGTH);
      for (int i = 0; i < LENGTH; i++) {
        password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      PasswordHash hash = PasswordHash.of(password.toString().toCharArray(), random);
      WholeFile.write(data.file(PASSWORD), List.of(password.toString()));
      WholeFile.write(
          data.file(USERS),
          Stream.of(
                  new User("analyst", UserRole.ANALYST, hash),
                  new User("viewer", UserRole.VIEWER, hash),
                  new User("privacy", UserRole.PRIVACY_OFFICER, hash))
              .map(User::line)
              .toList());
    }
    return Users.file(data.file(USERS));
  }

  public String address() {
    return console.address();
  }

  /** How the feeds and the jobs are. */
  PipelineHealth health() {
    return console.health();
  }

  /** Where it is, and how to get in; of a run that nothing is left of. */
  public String statusLine() throws IOException {
    return "console at "
        + console.address()
        + " sign in as analyst, viewer or privacy with "
        + Files.readString(password).strip();
  }

  /** Where its users and their first password stand. */
  Path users() {
    return password.resolveSibling(USERS);
  }

  @Override
  public void close() {
    console.close();
  }
}
