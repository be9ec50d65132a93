package io.ringfence.cli.console;

import io.ringfence.cli.options.BadInput;
import io.ringfence.console.access.PasswordHash;
import io.ringfence.console.access.User;
import io.ringfence.console.access.UserRole;
import java.io.PrintWriter;
import java.security.SecureRandom;
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
      "Prints a line of the users file. The password is asked for, or read from standard input; it"
          + " is never an argument."
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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    UserRole known =
        UserRole.ofLabel(role)
            .orElseThrow(
                () -> new BadInput("ROLE: " + role + " is not analyst, viewer or privacy-officer"));
    char[] password = ConsoleCommand.password();
    if (password.length < SHORTEST) {
      throw new BadInput("the password has fewer than " + SHORTEST + " characters");
    }
    try {
      PrintWriter out = spec.commandLine().getOut();
      Set<String> limits = tenants == null ? Set.of() : User.tenants(tenants);
      PasswordHash hash = PasswordHash.of(password, new SecureRandom());
      out.println(new User(name, known, hash, limits).line());
      out.flush();
      return 0;
    } catch (IllegalArgumentException wrong) {
      throw new BadInput("NAME or --tenant: " + wrong.getMessage());
    }
  }
}
