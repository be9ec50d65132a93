package io.ringfence.decode.format.sshd;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The forms of messages are those of openssh/openssh-portable (auth.c, auth-pam.c,
 * auth2-pubkeyfile.c, kex.c, monitor.c, packet.c, sshd.c, from V_5_3_P1 to 10.x), of
 * linux-pam/linux-pam (modules/pam_unix/support.c, modules/pam_access/pam_access.c,
 * libpam/pam_syslog.c), and, for old systems, of the lines that logpai/loghub publishes (Linux,
 * OpenSSH).
 */
class SshdFormatTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Failed password for root from 203.0.113.7 port 50273 ssh2|login.failed ssh/root 203.0.113.7",
        "Failed password for root from 203.0.113.7 port 50273|login.failed ssh/root 203.0.113.7",
        "Failed password for root from 2001:db8::7 port 1 ssh2|login.failed ssh/root 2001:db8::7",
        "Failed password for root from ::ffff:203.0.113.7 port 9 ssh2|login.failed ssh/root 203.0.113.7",
        "Failed password for root from UNKNOWN port 65535 ssh2|login.failed ssh/root -",
        "Failed keyboard-interactive for bob from 203.0.113.7 port 9 ssh2|login.failed ssh/bob 203.0.113.7",
        "Failed publickey for bob from 203.0.113.7 port 9 ssh2|login.failed ssh/bob 203.0.113.7",
        "Failed publickey for bob from 203.0.113.7 port 9 ssh2: RSA SHA256:aA+/|login.failed ssh/bob 203.0.113.7",
        "Failed gssapi-with-mic for CORP\\bob from 203.0.113.7 port 9 ssh2: b@C|"
            + "login.failed ssh/CORP\\bob 203.0.113.7",
        "Failed password for invalid user ROOT from 203.0.113.7 port 9 ssh2|account.unknown ssh/ROOT 203.0.113.7",
        "Failed password for illegal user test from 203.0.113.7 port 9 ssh2|account.unknown ssh/test 203.0.113.7",
        "Failed none for invalid user a from 203.0.113.7 port 9 ssh2|account.unknown ssh/a 203.0.113.7",
        "Failed password for invalid user  from 203.0.113.7 port 9 ssh2|account.unknown - 203.0.113.7",
        "Invalid user ftp from 203.0.113.7 port 37220|account.unknown ssh/ftp 203.0.113.7",
        "Invalid user ftp from 203.0.113.7|scan.probe ssh/ftp 203.0.113.7",
        "Illegal user ftp from 203.0.113.7|scan.probe ssh/ftp 203.0.113.7",
        "Accepted password for bob from 203.0.113.7 port 9 ssh2|login.ok ssh/bob 203.0.113.7",
        "Accepted keyboard-interactive/pam for bob from 203.0.113.7 port 9 ssh2|login.ok ssh/bob 203.0.113.7",
        "Accepted publickey for bob from 203.0.113.7 port 9 ssh2: RSA-CERT SHA256:a ID bob (serial 3) CA RSA SHA256:b|"
            + "login.ok ssh/bob 203.0.113.7",
        "error: PAM: Authentication failure for root from 203.0.113.7|login.failed ssh/root 203.0.113.7",
        "error: PAM: authentication error for root from host.example|login.failed ssh/root -",
        "error: PAM: Have exhausted maximum number of retries for service. for root from 203.0.113.7|"
            + "login.failed ssh/root 203.0.113.7",
        "error: maximum authentication attempts exceeded for root from 203.0.113.7 port 9 ssh2 [preauth]|"
            + "scan.probe - 203.0.113.7",
        "Disconnecting authenticating user root 203.0.113.7 port 9: Too many authentication failures [preauth]|"
            + "scan.probe - 203.0.113.7",
        "Disconnecting invalid user x 203.0.113.7 port 9: Change of username or service not allowed: (x,a) -> (y,a)|"
            + "scan.probe - 203.0.113.7",
        "Disconnecting: Too many authentication failures for root from 203.0.113.7 port 9 ssh2 [preauth]|"
            + "scan.probe - 203.0.113.7",
        "Received disconnect from 203.0.113.7: 14: No more user authentication methods available. [preauth]|"
            + "scan.probe - 203.0.113.7",
        "error: Received disconnect from 203.0.113.7 port 9:14: No supported authentication methods available [preauth]|"
            + "scan.probe - 203.0.113.7",
        "error: Received disconnect from 203.0.113.7: 3: com.jcraft.jsch.JSchException: Auth fail [preauth]|"
            + "scan.probe - 203.0.113.7",
        "Disconnecting 203.0.113.7 port 9: Too many authentication failures|scan.probe - 203.0.113.7",
        "Did not receive identification string from 203.0.113.7|scan.probe - 203.0.113.7",
        "Did not receive identification string from 203.0.113.7 port 9|scan.probe - 203.0.113.7",
        "Bad protocol version identification 'GET / HTTP/1.1' from 203.0.113.7 port 9|scan.probe - 203.0.113.7",
        "Bad protocol version identification '\\003' from 203.0.113.7|scan.probe - 203.0.113.7",
        "banner exchange: Connection from 203.0.113.7 port 9: invalid format|scan.probe - 203.0.113.7",
        "error: Protocol major versions differ for 203.0.113.7: SSH-2.0-a vs. SSH-9.9-b|scan.probe - 203.0.113.7",
        "probed from 203.0.113.7 port 9 with SSH-1.0-x.  Don't panic.|scan.probe - 203.0.113.7",
        "scanned from 203.0.113.7 with SSH-1.0-SSH_Version_Mapper.  Don't panic.|scan.probe - 203.0.113.7",
        "fatal: Unable to negotiate with 203.0.113.7: no matching cipher found. Their offer: a [preauth]|"
            + "scan.probe - 203.0.113.7",
        "Unable to negotiate with 2001:db8::7 port 9: no matching host key type found. Their offer: a [preauth]|"
            + "scan.probe - 2001:db8::7",
        "ssh_dispatch_run_fatal: Connection from 203.0.113.7 port 9: Connection corrupted [preauth]|"
            + "scan.probe - 203.0.113.7",
        "ROOT LOGIN REFUSED FROM 203.0.113.7 port 9|scan.probe - 203.0.113.7",
        "fatal: Timeout before authentication for 203.0.113.7|scan.probe - 203.0.113.7",
        "fatal: Timeout before authentication for 203.0.113.7 port 9|scan.probe - 203.0.113.7",
        "Timeout before authentication for connection from 203.0.113.7 to 192.0.2.1, pid = 7|scan.probe - 203.0.113.7",
        "drop connection #3 from [203.0.113.7]:9 on [192.0.2.1]:22 past MaxStartups|scan.probe - 203.0.113.7",
        "drop connection #0 from [2001:db8::7]:9 on [2001:db8::1]:22 penalty: failed authentication|"
            + "scan.probe - 2001:db8::7",
        "User bob from 203.0.113.7 not allowed because listed in DenyUsers|scan.probe - 203.0.113.7",
        "refused connect from 203.0.113.7 (203.0.113.7)|scan.probe - 203.0.113.7",
        "refused connect from host.example (::ffff:203.0.113.7)|scan.probe - 203.0.113.7",
        "refused connect from 203.0.113.7|scan.probe - 203.0.113.7",
        "Authentication tried for bob with correct key but not from a permitted host (host=h, ip=203.0.113.7).|"
            + "scan.probe - 203.0.113.7",
        "/home/bob/.ssh/authorized_keys:2: Authentication tried for bob with valid certificate but not from a "
            + "permitted source address (203.0.113.7).|scan.probe - 203.0.113.7",
        "fatal: Connection from 203.0.113.7 port 9 with IP opts:  07 03|scan.probe - 203.0.113.7",
        "Nasty PTR record \"\"192.0.2.66\"\" is set up for 203.0.113.7, ignoring|scan.probe - 203.0.113.7",
        "pam_access(sshd:account): access denied for user `bob' from `203.0.113.7'|scan.probe ssh/bob 203.0.113.7",
        "message repeated 3 times: [ Failed password for root from 203.0.113.7 port 9 ssh2]|"
            + "login.failed ssh/root 203.0.113.7 + login.failed ssh/root 203.0.113.7 + login.failed ssh/root 203.0.113.7",
        "PAM 2 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.7|"
            + "account.unknown - 203.0.113.7 + account.unknown - 203.0.113.7",
      })
  void aMessageTellsWhoFailed(String message, String said) {
    assertThat(Reading.ofMessage(message).said()).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection closed by 203.0.113.7 port 9 [preauth]",
        "Connection closed by authenticating user root 203.0.113.7 port 9 [preauth]",
        "Connection closed by invalid user x 203.0.113.7 port 9 [preauth]",
        "Connection reset by 203.0.113.7 port 9 [preauth]",
        "Received disconnect from 203.0.113.7: 11: Bye Bye [preauth]",
        "Received disconnect from 203.0.113.7 port 9:11: disconnected by user",
        "Disconnecting: Too many authentication failures [preauth]",
        "Disconnecting user bob 203.0.113.7 port 9: bad service request x",
        "Disconnected from user bob 203.0.113.7 port 9",
        "Disconnected from 203.0.113.7 port 9 [preauth]",
        "Connection from 203.0.113.7 port 9 on 192.0.2.1 port 22 rdomain \"\"",
        "ssh_dispatch_run_fatal: Connection from 203.0.113.7 port 9: Broken pipe [preauth]",
        "ssh_dispatch_run_fatal: Connection from user bob 203.0.113.7 port 9: invalid format",
        "banner exchange: Connection from 203.0.113.7 port 9: Connection timed out",
        "Timeout, client not responding from user bob 203.0.113.7 port 9",
        "Postponed publickey for bob from 203.0.113.7 port 9 ssh2 [preauth]",
        "Partial publickey for bob from 203.0.113.7 port 9 ssh2: RSA SHA256:a",
        "Failed none for bob from 203.0.113.7 port 9 ssh2",
        "Starting session: shell on pts/0 for bob from 203.0.113.7 port 9 id 0",
        "Close session: user bob from 203.0.113.7 port 9 id 0",
        "Closing connection to 203.0.113.7 port 9",
        "User child is on pid 77",
        "User bob not allowed because account is locked",
        "Server listening on 0.0.0.0 port 22.",
        "Received signal 15; terminating.",
        "reverse mapping checking getaddrinfo for a.example [203.0.113.7] failed - POSSIBLE BREAK-IN ATTEMPT!",
        "Address 203.0.113.7 maps to a.example, but this does not map back to the address.",
        "pam_unix(sshd:session): session opened for user bob(uid=1000) by (uid=0)",
        "pam_unix(sshd:session): session closed for user bob",
        "pam_unix(sshd:auth): check pass; user unknown",
        "pam_sss(sshd:auth): authentication success; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.7 user=bob",
        "pam_unix(sudo:auth): authentication failure; logname=bob uid=1 euid=0 tty=/dev/pts/0 ruser=bob rhost=  user=bob",
        "PAM service(sshd) ignoring max retries; 6 > 3",
        "last message repeated 2 times",
        "message repeated 2 times: [ Connection closed by 203.0.113.7 port 9 [preauth]]",
        "",
      })
  void ordinaryMessagesAccuseNobody(String message) {
    Reading reading = Reading.ofMessage(message);

    assertThat(reading.said()).isEqualTo("nothing");
    assertThat(reading.passed()).containsExactly("ordinary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.7  user=root",
        "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.7",
        "PAM 5 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.7  user=root",
        "error: PAM: Authentication failure for illegal user x from 203.0.113.7",
      })
  void whatSshdTellsAsWellIsPassedOver(String message) {
    assertThat(Reading.ofMessage(message).passed()).containsExactly("told-twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sshd(pam_unix)[199]: authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=203.0.113.7|"
            + "account.unknown - 203.0.113.7",
        "sshd(pam_unix)[199]: authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=203.0.113.7  user=root|"
            + "login.failed ssh/root 203.0.113.7",
        "sshd(pam_unix)[199]: 2 more authentication failures; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=203.0.113.7  "
            + "user=root|login.failed ssh/root 203.0.113.7 + login.failed ssh/root 203.0.113.7",
        "sshd(pam_unix)[199]: authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=h.example  user=root|"
            + "login.failed ssh/root -",
        "sshd(pam_unix)[199]: check pass; user unknown|nothing",
        "auth: pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=bob "
            + "rhost=203.0.113.7  user=bob|login.failed ssh/bob 203.0.113.7",
        "su(pam_unix)[199]: authentication failure; logname= uid=5 euid=0 tty= ruser=bob rhost=  user=root|nothing",
        "CRON[199]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)|nothing",
        "sudo: Failed password for root from 203.0.113.7 port 9 ssh2|nothing",
        "sshd-session[199]: Failed password for root from 203.0.113.7 port 9 ssh2|login.failed ssh/root 203.0.113.7",
        "sshd-auth[199]: Failed password for root from 203.0.113.7 port 9 ssh2|login.failed ssh/root 203.0.113.7",
      })
  void whatPamAloneTellsCounts(String tagged, String said) {
    assertThat(Reading.of("Dec  1 10:00:00 gate " + tagged).said()).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dec  1 10:00:00 gate sshd[71]: ",
        "2026-12-01T10:00:00+00:00 gate sshd-session[71]: ",
        "2026-12-01T12:00:00.000000+02:00 gate sshd[71]: ",
        "<38>Dec  1 10:00:00 gate sshd[71]: ",
        "<38>1 2026-12-01T10:00:00Z gate sshd 71 - - ",
      })
  void headersOfAllKindsSayTheSame(String header) {
    Reading reading =
        Reading.of(header + "Failed password for root from 203.0.113.7 port 50273 ssh2");

    assertThat(reading.said()).isEqualTo("login.failed ssh/root 203.0.113.7");
    assertThat(reading.records().get(0).fields())
        .containsEntry("type", "security")
        .containsEntry("time", Instant.parse("2026-12-01T10:00:00Z").toEpochMilli());
  }

  @Test
  void anExportOfTheJournalHasTheCollectorsTime() {
    Reading reading =
        Reading.of(
            "{\"timestamp\":\"2026-12-01T10:00:00.5Z\",\"host\":\"gate\",\"message\":"
                + "\"Failed password for root from 203.0.113.7 port 9 ssh2\"}");

    assertThat(reading.said()).isEqualTo("login.failed ssh/root 203.0.113.7");
    assertThat(reading.records().get(0).fields())
        .containsEntry("time", Instant.parse("2026-12-01T10:00:00.5Z").toEpochMilli());
  }

  @Test
  void aTimeWithoutAYearIsReadByItsReceipt() {
    String text = "gate sshd[1]: Failed password for root from 203.0.113.7 port 9 ssh2";

    assertThat(timeOf("Dec 31 23:59:59 " + text, "2027-01-01T00:00:04Z", "UTC"))
        .isEqualTo("2026-12-31T23:59:59Z");
    assertThat(timeOf("Feb 29 12:00:00 " + text, "2028-02-29T12:00:01Z", "UTC"))
        .isEqualTo("2028-02-29T12:00:00Z");
    assertThat(timeOf("Mar 29 02:30:00 " + text, "2026-03-29T01:30:01Z", "Europe/Berlin"))
        .isEqualTo("2026-03-29T01:30:00Z");
    assertThat(timeOf("Oct 25 02:30:00 " + text, "2026-10-25T02:00:00Z", "Europe/Berlin"))
        .isEqualTo("2026-10-25T00:30:00Z");
  }

  private static String timeOf(String line, String received, String zone) {
    Reading reading =
        Reading.of(
            line,
            Feed.of("gate", new SshdFormat(), ZoneId.of(zone)),
            Instant.parse(received).toEpochMilli());
    return Instant.ofEpochMilli((Long) reading.records().get(0).fields().get("time")).toString();
  }

  @Test
  void aFailureWithoutAnyTimeIsRefused() {
    Reading reading =
        Reading.of(
            "Dec  1 10:00:00 gate sshd[1]: Failed password for root from 203.0.113.7 port 9 ssh2",
            Feed.of("gate", new SshdFormat(), ZoneOffset.UTC),
            Line.UNKNOWN);

    assertThat(reading.refused()).startsWith("MISSING_FIELD time");
  }

  @Test
  void anAccountIsOfTheServersUnlessTheFeedHasARealm() {
    String line =
        "Dec  1 10:00:00 gate sshd[1]: Failed password for 100 from 203.0.113.7 port 9 ssh2";

    assertThat(Reading.of(line).said()).contains(" ssh/100 ");
    // FeedDecoder puts the realm before it.
    assertThat(Reading.of(line, Reading.inRealm("edge", ZoneOffset.UTC), Reading.RECEIVED).said())
        .contains(" 100 ");
  }

  @Test
  void aNameWithBlanksAtItsEndsIsNobodys() {
    assertThat(
            Reading.ofMessage("Failed password for invalid user root  from 203.0.113.7 port 9 ssh2")
                .said())
        .isEqualTo("account.unknown - 203.0.113.7");
  }

  @Test
  void anUnknownNameOfAConnectionCountsOnce() {
    Set<String> ids = new HashSet<>();
    for (String message :
        List.of(
            "Invalid user x from 203.0.113.7 port 9",
            "Failed none for invalid user x from 203.0.113.7 port 9 ssh2",
            "Failed password for invalid user x from 203.0.113.7 port 9 ssh2")) {
      ids.addAll(Reading.ofMessage(message).ids());
    }
    assertThat(ids).hasSize(1);

    ids.addAll(
        Reading.ofMessage(
                "message repeated 2 times: [ Failed password for invalid user x from 203.0.113.7 port 9 ssh2]")
            .ids());
    assertThat(ids).as("each further attempt").hasSize(3);

    ids.addAll(Reading.ofMessage("Invalid user x from 203.0.113.7 port 10").ids());
    ids.addAll(Reading.ofMessage("Invalid user x from 203.0.113.8 port 9").ids());
    assertThat(ids).as("other connections").hasSize(5);
  }

  @Test
  void keysThatAClientOffersInTurnAreOneFailure() {
    assertThat(
            Reading.ofMessage("Failed publickey for bob from 203.0.113.7 port 9 ssh2: RSA SHA256:a")
                .ids())
        .isEqualTo(
            Reading.ofMessage("Failed publickey for bob from 203.0.113.7 port 9 ssh2: RSA SHA256:b")
                .ids());
  }

  @Test
  void guessesOfAConnectionCountEach() {
    String message = "sshd[1]: Failed password for bob from 203.0.113.7 port 9 ssh2";

    assertThat(Reading.of("2026-12-01T10:00:00.1+00:00 gate " + message).ids())
        .isNotEqualTo(Reading.of("2026-12-01T10:00:02.2+00:00 gate " + message).ids())
        .isEqualTo(Reading.of("2026-12-01T10:00:00.1+00:00 gate " + message).ids())
        .isNotEqualTo(Reading.of("2026-12-01T10:00:00.1+00:00 other " + message).ids());
  }

  @Test
  void aCountWithoutEndIsNotFollowed() {
    Reading reading =
        Reading.ofMessage(
            "message repeated 99999999999 times: [ Failed password for bob from 203.0.113.7 port 9 ssh2]");

    assertThat(reading.records()).hasSize(100);
    assertThat(new HashSet<>(reading.ids())).hasSize(100);
  }
}
