package io.ringfence.console;

import io.ringfence.console.access.PasswordHash;
import io.ringfence.console.access.User;
import io.ringfence.console.access.UserRole;
import io.ringfence.console.access.Users;
import io.ringfence.console.backend.JobSettings;
import io.ringfence.console.topics.TopicSettings;
import io.ringfence.console.web.WebSettings;
import io.ringfence.decode.feed.Sources;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** A console in a process of its own, so that its memory can be read from outside. */
final class LoadedConsole {

  private LoadedConsole() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    PasswordHash password =
        PasswordHash.of(RunningConsole.PASSWORD.toCharArray(), new SecureRandom());
    Users users =
        Users.of(
            List.of(
                new User("ada", UserRole.ANALYST, password),
                new User("vic", UserRole.VIEWER, password)));
    Console console =
        Console.start(
            new ConsoleSettings(
                TopicSettings.at(args[0]),
                WebSettings.loopback(0, users, "0123456789abcdef".getBytes(StandardCharsets.UTF_8)),
                new JobSettings(
                    Optional.empty(),
                    Sources.shipped(),
                    Optional.empty(),
                    Optional.empty(),
                    Tenants.NONE),
                ConsoleSettings.SILENT,
                ConsoleSettings.MOST_ALERTS,
                RunningConsole.policy(),
                Optional.empty()));
    System.out.println("console " + console.address());
    System.out.flush();
    Thread.currentThread().join();
  }
}
