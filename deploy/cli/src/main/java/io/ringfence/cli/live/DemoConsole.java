package io.ringfence.cli.live;

import io.ringfence.alert.ConsoleLinks;
import io.ringfence.cli.options.BadInput;
import io.ringfence.console.Console;
import io.ringfence.console.ConsoleSettings;
import io.ringfence.console.access.PasswordHash;
import io.ringfence.console.access.User;
import io.ringfence.console.access.UserRole;
import io.ringfence.console.access.Users;
import io.ringfence.console.backend.JobKeys;
import io.ringfence.console.backend.JobSettings;
import io.ringfence.console.topics.TopicSettings;
import io.ringfence.console.web.WebSettings;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.rule.Pack;
import io.ringfence.signal.encoding.KeyedHash;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** The console of a demonstration, with a sign-in that ends with it. */
final class DemoConsole implements AutoCloseable {

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 12;

  private final Console console;
  private final String password;

  private DemoConsole(Console console, String password) {
    this.console = console;
    this.password = password;
  }

  /**
   * Starts it.
   *
   * @param port 0 for a free one
   * @param idKey the job's
   */
  static DemoConsole start(String bootstrap, int port, Pack pack, SecretKey idKey) throws BadInput {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    PasswordHash hash = PasswordHash.of(password.toString().toCharArray(), random);
    Users users =
        Users.of(
            List.of(
                new User("analyst", UserRole.ANALYST, hash),
                new User("viewer", UserRole.VIEWER, hash),
                new User("privacy", UserRole.PRIVACY_OFFICER, hash)));
    byte[] key = new byte[32];
    random.nextBytes(key);
    Optional<KeyedHash> ids =
        idKey.exists() ? Optional.of(new KeyedHash(idKey.read())) : Optional.empty();
    ConsoleSettings settings =
        ConsoleSettings.of(
            TopicSettings.at(bootstrap),
            WebSettings.loopback(port, users, key),
            JobSettings.shipped(Optional.of(pack), new JobKeys(ids, Optional.empty())));
    try {
      return new DemoConsole(Console.start(settings), password.toString());
    } catch (RuntimeException taken) {
      throw new BadInput("--console-port: " + port + " cannot be listened at");
    }
  }

  /** Where alerts can be opened in it. */
  ConsoleLinks links() {
    return ConsoleLinks.at(console.address());
  }

  /** Where it is, and how to get in; the only place where the password is ever said. */
  String statusLine() {
    return "console at "
        + console.address()
        + " sign in as analyst, viewer or privacy with "
        + password;
  }

  @Override
  public void close() {
    console.close();
  }
}
