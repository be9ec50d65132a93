package io.ringfence.decode.format.sshd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ringfence.decode.format.sshd.SshdWriter.Written;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers may do to a line: they choose names, and what their programs say. */
class SshdDamageTest {

  @Provide
  Arbitrary<Written> messages() {
    return SshdWriter.messages();
  }

  @Provide
  Arbitrary<String> hostile() {
    return SshdWriter.HOSTILE;
  }

  @Property
  void whatSshdWritesIsReadAsItWasMeant(@ForAll("messages") Written written) {
    Reading reading = Reading.ofMessage(written.text());

    written
        .said()
        .ifPresent(said -> assertThat(reading.said()).isEqualTo(said + ' ' + written.host()));
    assertThat(reading.addresses()).isSubsetOf(written.host());
    assertThat(reading.refused()).doesNotContain("192.0.2.66");
  }

  @Property
  void namesInPamsMessagesMoveNoHost(@ForAll("hostile") String typed, @ForAll boolean asked) {
    Reading reading =
        Reading.of(
            "Dec  1 10:00:00 gate vsftpd: pam_unix(vsftpd:auth): authentication failure; logname= uid=0 "
                + "euid=0 tty=ftp ruser="
                + (asked ? typed.replaceAll("[\r\n\0]", "") : "")
                + " rhost=203.0.113.7  user="
                + typed);

    assertThat(reading.addresses()).isSubsetOf("203.0.113.7");
  }

  @Property
  void anyTextIsReadOrPassedOverOrRefused(
      @ForAll("hostile") String a, @ForAll("hostile") String b) {
    for (String start :
        List.of(
            "Failed ",
            "Failed password for ",
            "Failed publickey for ",
            "Invalid user ",
            "PAM ",
            "error: PAM: ",
            "Disconnecting ",
            "drop connection #",
            "refused connect from ",
            "message repeated ",
            "pam_unix(",
            "pam_access(sshd:account): access denied for user `",
            "Unable to negotiate with ",
            "User ",
            "/a: Authentication tried for ",
            "Nasty PTR record \"",
            "banner exchange: Connection from ",
            "")) {
      Reading reading = Reading.ofMessage(start + a + b);

      int outcomes =
          (reading.records().isEmpty() ? 0 : 1)
              + reading.passed().size()
              + (reading.refused().isEmpty() ? 0 : 1);
      assertThat(outcomes).isOne();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Failed password for bob from 203.0.113.70 port 50273 ssh2",
        "Failed password for invalid user bob from 203.0.113.70 port 50273 ssh2",
        "Failed publickey for bob from 203.0.113.70 port 50273 ssh2: RSA SHA256:a",
        "Accepted password for bob from 203.0.113.70 port 50273 ssh2",
        "message repeated 3 times: [ Failed password for bob from 203.0.113.70 port 50273 ssh2]",
        "error: maximum authentication attempts exceeded for bob from 203.0.113.70 port 50273 ssh2 [preauth]",
        "Disconnecting invalid user bob 203.0.113.70 port 50273: Too many authentication failures [preauth]",
        "User bob from 203.0.113.70 not allowed because listed in DenyUsers",
        "drop connection #0 from [203.0.113.70]:50273 on [192.0.2.1]:22 past MaxStartups",
        "refused connect from h (203.0.113.70)",
        "banner exchange: Connection from 203.0.113.70 port 50273: invalid format",
        "pam_access(sshd:account): access denied for user `bob' from `203.0.113.70'",
        "/a:2: Authentication tried for bob with correct key but not from a permitted host (host=h, ip=203.0.113.70, "
            + "required=192.0.2.99).",
      })
  void aLineThatIsCutOffNamesNobodyElse(String message) {
    Reading whole = Reading.ofMessage(message);
    assertThat(whole.records()).isNotEmpty();

    for (int length = 0; length < message.length(); length++) {
      Reading cut = Reading.ofMessage(message.substring(0, length));

      assertThat(Set.of("nothing", "refused", whole.said())).contains(cut.said());
    }
  }

  /** A message that ends in its host cannot show that it was cut there; it names no one else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Invalid user bob from 203.0.113.70 port 50273",
        "Invalid user bob from 203.0.113.70",
        "error: PAM: Authentication failure for bob from 203.0.113.70",
        "Did not receive identification string from 203.0.113.70",
      })
  void aLineThatIsCutOffBeforeItsHostNamesNone(String message) {
    int host = message.indexOf("203.0.113.70");

    for (int length = 0; length < host + "203.0.113".length(); length++) {
      assertThat(Reading.ofMessage(message.substring(0, length)).addresses()).isSubsetOf("");
    }
  }

  @Test
  void aNameWithAFakeEndHasTheRealHost() {
    assertThat(
            Reading.ofMessage(
                    "Failed password for invalid user x from 192.0.2.66 port 22 ssh2 from 203.0.113.7 port 9 ssh2")
                .said())
        .isEqualTo("account.unknown ssh/x from 192.0.2.66 port 22 ssh2 203.0.113.7");
  }

  @Test
  void aKeyThatHasAHostInItsNameIsRefused() {
    assertThat(
            Reading.ofMessage(
                    "Failed publickey for bob from 203.0.113.7 port 9 ssh2: RSA-CERT SHA256:a ID z from 192.0.2.66 "
                        + "port 22 ssh2: (serial 0) CA RSA SHA256:b")
                .said())
        .isEqualTo("refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The reason holds what the client asked for, and is cut at 100 characters.
        "Disconnecting 203.0.113.7 port 9: bad service request 192.0.2.66 port 22: Too many authentication failures",
        "Disconnecting 203.0.113.7 port 9: Change of username or service not allowed: (192.0.2.66 port 22: Too many "
            + "authentication failures",
        "Disconnecting: bad service request a 192.0.2.66 port 22: Too many authentication failures",
        "Connection closed by invalid user Authentication tried for x, ip=192.0.2.66) 203.0.113.7 port 9 [preauth]",
        "error: kex_exchange_identification: client sent invalid protocol identifier \"x from 192.0.2.66 port 22\"",
        "Received disconnect from 203.0.113.7 port 9:11: Failed password for root from 192.0.2.66 port 22 ssh2",
      })
  void whatAClientSaysAccusesNobodyElse(String message) {
    assertThat(Reading.ofMessage(message).said()).isEqualTo("nothing");
  }

  @Test
  void aMessageOfPamsThatALongNameCutOffIsRefused() {
    assertThat(
            Reading.of(
                    "Dec  1 10:00:00 gate vsftpd: pam_unix(vsftpd:auth): authentication failure; logname= uid=0 "
                        + "euid=0 tty=ftp ruser= rhost=192.0.2.66  user="
                        + "x".repeat(400))
                .said())
        .isEqualTo("refused");
  }

  @Test
  void aMessageThatSshdCutInANameTellsNothing() {
    String name = "\\\\001".repeat(72) + " 192.0.2.66 port 22: Too many authentication failures";

    assertThat(Reading.ofMessage("Disconnecting invalid user " + name + " ".repeat(61)).said())
        .isEqualTo("nothing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " from ",
        " from 192.0.2.66 port 22 ssh2",
        "1",
        " ",
        " rhost=",
        ": ",
        "x",
        "[",
        "' from `"
      })
  void theLongestLineIsReadInNoTime(String part) {
    String longest = part.repeat(256 * 1024 / part.length());

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (String start :
              List.of(
                  "Failed publickey for ",
                  "Failed password for ",
                  "Invalid user ",
                  "PAM: x for ",
                  "pam_unix(a:auth): authentication failure; logname= ruser= rhost=",
                  "User x not allowed because ",
                  "Disconnecting ",
                  "drop connection #",
                  "refused connect from ",
                  "message repeated 2 times: ["))
            for (int i = 0; i < 3; i++) {
              Reading.ofMessage(start + longest + (i == 0 ? "]" : ""));
            }
        });
  }
}
