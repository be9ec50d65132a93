package io.ringfence.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.Launch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleCommandTest {

  @TempDir private Path folder;

  private static Launch withInput(String typed, String... arguments) {
    InputStream in = System.in;
    System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    try {
      return Launch.of(arguments);
    } finally {
      System.setIn(in);
    }
  }

  @Test
  void aUsersLineHasTheHashAndNotThePassword() throws IOException {
    Launch launch = withInput("correct horse\n", "console", "user", "ada", "analyst");

    assertThat(launch.err()).isEmpty();
    assertThat(launch.exit()).isZero();
    assertThat(launch.out())
        .startsWith("ada analyst pbkdf2-sha512:210000:")
        .doesNotContain("correct");
  }

  @Test
  void aUsersFileGetsTheLineAndKeepsTheOthers() throws IOException {
    Path users = folder.resolve("users");
    for (String name : List.of("ada", "ada2", "ada")) {
      Launch launch =
          withInput(
              "correct horse " + name + '\n',
              "console",
              "user",
              name,
              "analyst",
              "--users",
              users.toString());
      assertThat(launch.exit()).as(launch.err()).isZero();
      assertThat(launch.out()).isEmpty();
    }

    assertThat(Files.readAllLines(users))
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("ada2 analyst "),
            second -> assertThat(second).startsWith("ada analyst "));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(users)))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryNotContaining("glob:**.next");
  }

  @Test
  void aWeakPasswordAndAnUnknownRoleAreRefused() {
    assertThat(withInput("short\n", "console", "user", "ada", "analyst").exit()).isEqualTo(2);
    Launch launch = withInput("correct horse\n", "console", "user", "ada", "boss");
    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.err()).contains("ROLE: boss is not analyst, viewer or privacy-officer");
  }

  @Test
  void badUseIsNamedWithItsOption() throws IOException {
    Path users = folder.resolve("users");
    Files.writeString(
        users, withInput("correct horse\n", "console", "user", "ada", "viewer").out());
    Path wrong = Files.writeString(folder.resolve("wrong"), "ada\n");
    List<String[]> uses =
        List.of(
            new String[] {"console", "--bootstrap", "127.0.0.1:1"},
            new String[] {"console", "--users", users.toString()},
            new String[] {"console", "--users", wrong.toString(), "--bootstrap", "127.0.0.1:1"},
            new String[] {
              "console",
              "--users",
              users.toString(),
              "--bootstrap",
              "127.0.0.1:1",
              "--listen",
              "8480"
            },
            new String[] {
              "console",
              "--users",
              users.toString(),
              "--bootstrap",
              "127.0.0.1:1",
              "--topic",
              "alert=x"
            });
    List<String> reasons =
        List.of(
            "--users",
            "bootstrap.servers",
            "wrong:1: a user is NAME ROLE HASH",
            "--listen",
            "no topic has the role alert");
    for (int i = 0; i < uses.size(); i++) {
      Launch launch = Launch.of(uses.get(i));
      assertThat(launch.err()).contains(reasons.get(i));
      assertThat(launch.exit()).isEqualTo(2);
    }
  }
}
