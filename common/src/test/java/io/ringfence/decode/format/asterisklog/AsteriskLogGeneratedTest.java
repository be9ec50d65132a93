package io.ringfence.decode.format.asterisklog;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.format.NativeRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Lines that a writer after Asterisk's sources makes: main/logger.c (format_log_default,
 * format_log_plain), main/security_events.c (sec_events), res/res_security_log.c
 * (append_json_single), and the ast_log calls of the files that are named. Strangers write what
 * they like in their fields, of pieces that are Asterisk's own punctuation.
 */
class AsteriskLogGeneratedTest {

  private static final String HOST = "203.0.113.9";
  private static final String FAKE = "198.51.100.6";

  /** What a caller may write into a name, a number, a Call-ID or a response. */
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\\"",
          "'",
          ",",
          " ",
          "a",
          "\u0000",
          "\uFFFD",
          "\n",
          "100",
          "<sip:100@h>",
          "' failed for '" + FAKE + ":5060' (callid: x",
          "' failed for '",
          ") - No matching endpoint found",
          "' - Wrong password",
          "' (" + FAKE + ":5060) to extension '",
          "' (UDP:" + FAKE + ":5060) to extension '",
          "' rejected because extension not found in context 'x'.",
          "' (from " + FAKE + ")",
          FAKE,
          "Host " + FAKE + " failed to authenticate as 'x'",
          "\",RemoteAddress=\"IPV4/UDP/" + FAKE + "/5060",
          "\",RemoteAddress=\"IPV4/UDP/" + FAKE + "/5060\"",
          "\",LocalAddress=\"IPV4/UDP/" + FAKE + "/5060",
          "\",SessionID=\"",
          "\",AccountID=\"",
          "\",Module=\"",
          "\",Challenge=\"",
          "] NOTICE[1] manager.c: " + FAKE + " failed to authenticate as 'x'");

  private final LogReading log = new LogReading();

  /** How a line begins, by the channel and its settings. */
  private static String prefix(Random random, String level, String file, ZonedDateTime time) {
    String date =
        switch (random.nextInt(3)) {
          case 0 -> format("MMM ppd HH:mm:ss", time);
          case 1 -> format("yyyy-MM-dd HH:mm:ss", time);
          default -> format("yyyy-MM-dd HH:mm:ss.SSS", time);
        };
    String who = level + '[' + random.nextInt(100_000) + ']';
    who = random.nextBoolean() ? who : who + String.format("[C-%08x]", random.nextInt());
    return switch (random.nextInt(3)) {
      case 0 -> "[" + date + "] " + who + ' ' + file + ": ";
      case 1 -> "[" + date + "] " + who + ": " + file + ":" + random.nextInt(30_000) + " some_f: ";
      default ->
          format("MMM ppd HH:mm:ss", time)
              + " pbx asterisk[77]: "
              + who
              + ": "
              + file
              + ":17 in some_f: ";
    };
  }

  private static String format(String pattern, ZonedDateTime time) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
  }

  private static ZonedDateTime time(Random random) {
    return LogReading.RECEIVED
        .minusMillis(random.nextInt(30 * 24 * 3600) * 1000L)
        .atZone(ZoneId.of("Europe/Berlin"));
  }

  private static String stranger(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** Names that are chosen in the configuration, and numbers. */
  private static String plain(Random random) {
    return random.nextBoolean() ? "acme-" + random.nextInt(100) : "00" + random.nextInt(1 << 30);
  }

  /**
   * A sentence with its file: {@code %1$s} and {@code %2$s} are strangers' texts, the third is the
   * host.
   */
  private record Template(String file, String said, String text) {
    String of(String one, String two) {
      return String.format(text, one, two, HOST);
    }
  }

  private static final List<Template> SENTENCES =
      List.of(
          new Template(
              "chan_sip.c",
              "register.failed - -",
              "Registration from '%1$s' failed for '%3$s:5060' - Wrong password"),
          new Template(
              "chan_sip.c",
              "account.unknown - -",
              "Registration from '%1$s' failed for '%3$s:5060' - No matching peer found"),
          new Template(
              "chan_sip.c",
              "invite.refused - 2",
              "Call from '' (%3$s:5060) to extension '%2$s' rejected because extension not found in"
                  + " context 'default'."),
          new Template(
              "chan_sip.c", "scan.probe - -", "Unknown SIP command '%1$s' from '%3$s:5060'"),
          new Template(
              "res_pjsip/pjsip_distributor.c",
              "account.unknown - -",
              "Request 'INVITE' from '%1$s' failed for '%3$s:5060' (callid: %2$s) - No matching"
                  + " endpoint found"),
          new Template(
              "res_pjsip/pjsip_distributor.c",
              "account.unknown - -",
              "Request 'INVITE' from '%1$s' failed for '%3$s:5060' (callid: %2$s) - No matching"
                  + " endpoint found after 5 tries in 2.500 ms"),
          new Template(
              "res_pjsip/pjsip_distributor.c",
              "register.failed - -",
              "Request 'REGISTER' from '%1$s' failed for '%3$s:5060' (callid: %2$s) - Failed to"
                  + " authenticate"),
          new Template(
              "res_pjsip_session.c",
              "invite.refused acme-17 2",
              " acme-17: Call (UDP:%3$s:5060) to extension '%2$s' rejected because extension not"
                  + " found in context 'default'."),
          new Template(
              "res_pjsip_registrar.c",
              "register.failed acme-17 -",
              "AOR '%1$s' not found for endpoint 'acme-17' (%3$s:5060)"),
          new Template("manager.c", "login.failed 2 -", "%3$s failed to authenticate as '%2$s'"),
          new Template(
              "manager.c",
              "account.unknown 2 -",
              "%3$s tried to authenticate with nonexistent user '%2$s'"),
          new Template(
              "chan_iax2.c",
              "register.failed - -",
              "Host %3$s failed MD5 authentication for '%2$s' (1f != 2f)"),
          new Template(
              "chan_iax2.c", "account.unknown 1 -", "No registration for peer '%1$s' (from %3$s)"),
          new Template(
              "chan_iax2.c",
              "invite.refused - 2",
              "Rejected connect attempt from %3$s, request '%2$s@guests' does not exist"));

  @Property(tries = 1000)
  void whatIsWrittenIsToldExactly(@ForAll long seed) {
    Random random = new Random(seed);
    ZonedDateTime time = time(random);
    Template template = SENTENCES.get(random.nextInt(SENTENCES.size()));
    String one = plain(random);
    String two = plain(random);
    String line = prefix(random, "NOTICE", template.file, time) + template.of(one, two);
    String said = template.said.replace(" 1 ", " " + one + " ").replace(" 2 -", " " + two + " -");
    said = said.endsWith(" 2") ? said.substring(0, said.length() - 1) + two : said;

    assertThat(log.said(line)).isEqualTo(said + " " + HOST);
    assertThat(LogReading.time(log.record(line))).isEqualTo(time.toInstant());
  }

  @Property(tries = 5000)
  void noStrangerNamesTheHostOrTheOutcome(@ForAll long seed) {
    Random random = new Random(seed);
    Template template = SENTENCES.get(random.nextInt(SENTENCES.size()));
    String line =
        prefix(random, "NOTICE", template.file, time(random))
            + template.of(stranger(random), stranger(random));

    String said = log.said(line);

    String event = template.said.substring(0, template.said.indexOf(' '));
    assertThat(
            said.startsWith("refused ")
                || (said.startsWith(event + " ") && said.endsWith(" " + HOST)))
        .as(said)
        .isTrue();
  }

  /** Keys behind the addresses, as sec_events has them: the event's, then those of which it may. */
  private static final List<String[]> EVENTS =
      List.of(
          new String[] {"FailedACL", "", "Module ACLName SessionTV"},
          new String[] {"InvalidAccountID", "", "Module SessionTV"},
          new String[] {"RequestNotSupported", "RequestType", "Module SessionTV"},
          new String[] {"RequestNotAllowed", "RequestType", "Module SessionTV RequestParams"},
          new String[] {"AuthMethodNotAllowed", "AuthMethod", "Module SessionTV"},
          new String[] {"SuccessfulAuth", "UsingPassword", "Module SessionTV"},
          new String[] {"UnexpectedAddress", "ExpectedAddress", "Module SessionTV"},
          new String[] {
            "ChallengeResponseFailed", "Challenge Response ExpectedResponse", "Module SessionTV"
          },
          new String[] {
            "InvalidPassword", "", "Module SessionTV Challenge ReceivedChallenge ReceivedHash"
          },
          new String[] {"InvalidTransport", "AttemptedTransport", "Module SessionTV"});

  private static final List<String> OF_CLIENTS =
      List.of(
          "RequestType",
          "RequestParams",
          "AuthMethod",
          "Challenge",
          "Response",
          "ReceivedChallenge",
          "ReceivedHash");

  private static String event(
      Random random, String[] event, String service, String account, boolean honest, Instant time) {
    StringBuilder line = new StringBuilder();
    pair(line, "SecurityEvent", event[0]);
    String tv = "uuuu-MM-dd'T'HH:mm:ss.SSSxx";
    pair(line, "EventTV", format(tv, time.atZone(ZoneId.of("America/New_York"))));
    pair(line, "Severity", event[0].equals("SuccessfulAuth") ? "Informational" : "Error");
    pair(line, "Service", service);
    pair(line, "EventVersion", "1");
    pair(line, "AccountID", account);
    pair(line, "SessionID", honest ? "17a483d-eb8c@192.0.2.7" : stranger(random));
    pair(line, "LocalAddress", "IPV4/TLS/192.0.2.1/5061");
    pair(line, "RemoteAddress", "IPV4/UDP/" + HOST + "/" + random.nextInt(65_536));
    for (String key : event[1].split(" ", -1)) {
      own(random, line, key, honest);
    }
    for (String key : event[2].split(" ", -1)) {
      if (random.nextBoolean()) {
        own(random, line, key, honest);
      }
    }
    return line.toString();
  }

  private static void own(Random random, StringBuilder line, String key, boolean honest) {
    if (!key.isEmpty()) {
      pair(line, key, !honest && OF_CLIENTS.contains(key) ? stranger(random) : "1970-x/" + key);
    }
  }

  private static void pair(StringBuilder line, String key, String value) {
    line.append(line.isEmpty() ? "" : ",").append(key).append("=\"").append(value).append('"');
  }

  @Property(tries = 1000)
  void eventsAreToldExactly(@ForAll long seed) {
    Random random = new Random(seed);
    String[] event = EVENTS.get(random.nextInt(EVENTS.size()));
    String service = random.nextBoolean() ? "PJSIP" : "AMI";
    String account = plain(random);
    ZonedDateTime time = time(random);
    String line =
        prefix(random, "SECURITY", "res_security_log.c", time)
            + event(random, event, service, account, true, time.toInstant().plusMillis(7));
    boolean sip = service.equals("PJSIP");
    String said =
        switch (event[0]) {
          case "InvalidPassword", "ChallengeResponseFailed", "AuthMethodNotAllowed" ->
              sip ? "register.failed" : "login.failed";
          case "InvalidAccountID" -> "account.unknown";
          case "SuccessfulAuth" -> sip ? "register.ok" : "login.ok";
          case "FailedACL" -> sip ? "invite.refused" : "login.failed";
          default -> "scan.probe";
        };

    NativeRecord record = log.record(line);

    assertThat(LogReading.said(record)).isEqualTo(said + " " + account + " - " + HOST);
    assertThat(LogReading.time(record)).isEqualTo(time.toInstant().plusMillis(7));
  }

  @Property(tries = 5000)
  void noClientNamesTheAddressOrTheOutcomeOfAnEvent(@ForAll long seed) {
    Random random = new Random(seed);
    String[] event = EVENTS.get(random.nextInt(EVENTS.size()));
    ZonedDateTime time = time(random);
    String line =
        prefix(random, "SECURITY", "res_security_log.c", time)
            + event(random, event, "PJSIP", stranger(random), false, time.toInstant());

    String said = log.said(line);

    assertThat(said.startsWith("refused ") || said.endsWith(" " + HOST)).as(said).isTrue();
    assertThat(said.startsWith("register.ok "))
        .isEqualTo(event[0].equals("SuccessfulAuth") && !said.startsWith("refused "));
  }
}
