package io.ringfence.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final PasswordHash SECRET = PasswordHash.of("secret".toCharArray(), RANDOM);

  @TempDir private Path folder;

  @Test
  void aPasswordIsKnownByItsHashAndByNothingElse() {
    PasswordHash read = new PasswordHash(SECRET.text());

    assertThat(read.matches("secret".toCharArray())).isTrue();
    assertThat(read.matches("Secret".toCharArray())).isFalse();
    assertThat(SECRET.text()).doesNotContain("secret");
    assertThat(SECRET.toString()).isEqualTo("pbkdf2-sha512");
    assertThat(PasswordHash.of("secret".toCharArray(), RANDOM).text())
        .as("a salt of its own")
        .isNotEqualTo(SECRET.text());
  }

  @Test
  void aUsersFileIsRefusedWithItsLine() throws IOException {
    Path file = folder.resolve("users");
    for (String wrong :
        List.of(
            "ada analyst",
            "ada boss " + SECRET.text(),
            "ada analyst secret",
            "a/b analyst " + SECRET.text(),
            "ada analyst pbkdf2-sha512:1:AAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAA")) {
      Files.writeString(file, "# who\n\n" + wrong + "\n");

      assertThatThrownBy(() -> Users.file(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("users:3: ")
          .hasMessageNotContaining(SECRET.text());
    }
    Files.writeString(file, "# nobody\n");
    assertThatThrownBy(() -> Users.file(file)).hasMessageContaining("names nobody");
  }

  @Test
  void whoeverIsTakenOutOfTheFileIsSignedOut() throws IOException {
    Path file = folder.resolve("users");
    User ada = new User("ada", UserRole.ANALYST, SECRET);
    User bob = new User("bob", UserRole.VIEWER, SECRET);
    Files.writeString(file, ada.line() + "\n" + bob.line() + "\n");
    Users users = Users.file(file);
    UserSessions sessions = new UserSessions(users, RANDOM);
    String key = sessions.begin(users.find("ada", "secret".toCharArray()).orElseThrow(), 0);
    assertThat(sessions.of(key, 1)).isPresent();

    Files.writeString(file, bob.line() + "\n");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));

    assertThat(sessions.of(key, 2)).isEmpty();
  }

  @Test
  void aSessionEndsByItselfAndAnOpenPageDoesNotKeepIt() {
    User ada = new User("ada", UserRole.ANALYST, SECRET);
    UserSessions sessions = new UserSessions(Users.of(List.of(ada)), RANDOM);
    long hour = 3_600_000;
    String key = sessions.begin(ada, 0);

    assertThat(sessions.of(key, hour)).isPresent();
    assertThat(sessions.peek(key, 3 * hour)).isPresent();
    assertThat(sessions.of(key, 3 * hour + 1)).as("two hours without a request").isEmpty();
    String other = sessions.begin(ada, 0);
    for (long at = hour; at <= 12 * hour; at += hour) {
      assertThat(sessions.of(other, at)).isPresent();
    }
    assertThat(sessions.of(other, 12 * hour + 1)).as("twelve hours").isEmpty();
    assertThat(sessions.of("forged", 0)).isEmpty();
  }

  @Test
  void whoeverGuessesHasToWaitLongerAndLonger() {
    SignInAttempts attempts = new SignInAttempts();
    for (int i = 0; i < 4; i++) {
      attempts.failed("ada", "192.0.2.1", i);
    }
    assertThat(attempts.waits("ada", "192.0.2.1", 10)).isZero();

    attempts.failed("max", "192.0.2.1", 10);
    assertThat(attempts.waits("ada", "192.0.2.1", 10)).isEqualTo(60_000);
    attempts.failed("ada", "192.0.2.1", 60_010);
    assertThat(attempts.waits("bob", "192.0.2.1", 60_010)).isEqualTo(120_000);
    attempts.succeeded("ada", "192.0.2.1");
    assertThat(attempts.waits("ada", "192.0.2.1", 60_010)).isZero();
  }

  @Test
  void nobodyIsLockedOutByGuessesFromElsewhere() {
    SignInAttempts attempts = new SignInAttempts();
    for (int i = 0; i < 50; i++) {
      attempts.failed("ada", "192.0.2.1", i);
    }

    assertThat(attempts.waits("ada", "198.51.100.7", 50)).isZero();
    assertThat(attempts.waits("bob", "198.51.100.7", 50)).isZero();
  }

  @Test
  void aNameThatIsGuessedFromEverywhereWaitsButWhereItsUserHasSignedIn() {
    SignInAttempts attempts = new SignInAttempts();
    attempts.succeeded("ada", "198.51.100.7");
    for (int i = 0; i < 100; i++) {
      attempts.failed("ada", "192.0.2." + i, i);
    }

    assertThat(attempts.waits("ada", "203.0.113.5", 100)).isPositive();
    assertThat(attempts.waits("bob", "203.0.113.5", 100)).isZero();
    assertThat(attempts.waits("ada", "198.51.100.7", 100)).isZero();
  }

  @Test
  void rememberedAttemptsAreBounded() {
    SignInAttempts attempts = new SignInAttempts();
    for (int i = 0; i < 5; i++) {
      attempts.failed("ada", "first", 0);
    }
    for (int i = 0; i < 10_000; i++) {
      attempts.failed("ada", "other " + i, 0);
    }
    assertThat(attempts.waits("bob", "first", 1)).isZero();
  }

  @Test
  void aUserCanBeLimitedToTenants() throws IOException {
    User amy = new User("amy", UserRole.ANALYST, SECRET, java.util.Set.of("bolt", "acme"));
    Path file = folder.resolve("users");
    Files.writeString(file, amy.line() + "\n");

    assertThat(amy.line()).endsWith(" acme,bolt");
    assertThat(Users.file(file).stillIs(amy)).isTrue();
    Files.writeString(file, new User("amy", UserRole.ANALYST, SECRET).line() + " acme,,Bolt\n");
    assertThatThrownBy(() -> Users.file(file)).hasMessageContaining(":1: tenants are ids");
  }
}
