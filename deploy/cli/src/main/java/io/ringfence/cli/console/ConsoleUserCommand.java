package io.ringfence.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.cli.options.BadInput;
import io.ringfence.console.access.PasswordHash;
import io.ringfence.console.access.User;
import io.ringfence.console.access.UserRole;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A line of the console's users file. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a line of the users file: prints it, or puts it into the file that --users names. The"
          + " password is asked for, or read from standard input; it is never an argument.",
      "A terminal shows a password that is typed while the output goes into a file: use --users."
    })
final class ConsoleUserCommand implements Callable<Integer> {

  /** As NIST SP 800-63B asks for at least. */
  private static final int SHORTEST = 8;

  @Parameters(index = "0", paramLabel = "NAME", description = "letters, digits, . _ - @")
  private String name;

  @Parameters(index = "1", paramLabel = "ROLE", description = "analyst, viewer or privacy-officer")
  private String role;

  @Option(
      names = "--tenant",
      paramLabel = "ID,ID",
      description = "sees nothing but the data of these tenants (default: everybody's)")
  private String tenants;

  @Option(
      names = "--users",
      paramLabel = "FILE",
      description = "puts the line there, in the place of an earlier one of that name")
  private Path users;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    UserRole known =
        UserRole.ofLabel(role)
            .orElseThrow(
                () -> new BadInput("ROLE: " + role + " is not analyst, viewer or privacy-officer"));
    char[] password = password();
    if (password.length < SHORTEST) {
      throw new BadInput("the password has fewer than " + SHORTEST + " characters");
    }
    try {
      Set<String> limits = tenants == null ? Set.of() : User.tenants(tenants);
      PasswordHash hash = PasswordHash.of(password, new SecureRandom());
      String line = new User(name, known, hash, limits).line();
      if (users == null) {
        spec.commandLine().getOut().println(line);
      } else {
        put(line);
      }
      return 0;
    } catch (IllegalArgumentException wrong) {
      throw new BadInput("NAME or --tenant: " + wrong.getMessage());
    }
  }

  /** A password from a terminal, without an echo, or the first line of the standard input. */
  @SuppressWarnings("SystemConsoleNull") // of Java 22; this is built for 17
  private static char[] password() throws IOException {
    Console terminal = System.console();
    if (terminal != null) {
      char[] typed = terminal.readPassword("password: ");
      return typed == null ? new char[0] : typed;
    }
    String line = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
    return line == null ? new char[0] : line.strip().toCharArray();
  }

  /** The file is exchanged as a whole: a console that reads it meanwhile signs nobody out. */
  private void put(String line) throws BadInput {
    try {
      boolean there = Files.exists(users);
      List<String> lines = new ArrayList<>(there ? Files.readAllLines(users) : List.of());
      lines.removeIf(each -> each.startsWith(name + ' '));
      lines.add(line);
      Set<PosixFilePermission> permissions =
          there
              ? Files.getPosixFilePermissions(users)
              : PosixFilePermissions.fromString("rw-------");
      Path next = users.resolveSibling(users.getFileName() + ".next");
      Files.deleteIfExists(next);
      Files.createFile(next, PosixFilePermissions.asFileAttribute(permissions));
      Files.write(next, lines);
      Files.move(next, users, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BadInput("--users: " + users + " cannot be written: " + e.getMessage());
    }
  }
}
