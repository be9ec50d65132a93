package io.ringfence.decode.format.freeswitchlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Told;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wordings of FreeSWITCH's sources (sofia_reg.c, sofia.c, mod_event_socket.c, and switch_log.c for
 * what stands before them), as of commit cc93a683ca.
 */
class FreeSwitchLogFormatTest {

  private static final long RECEIVED = Instant.parse("2026-06-10T12:00:00Z").toEpochMilli();
  private static final String START =
      "2026-06-10 10:00:00.123456 97.50% [WARNING] sofia_reg.c:1787 ";
  private static final String FAKE = "198.51.100.6";

  private static final FreeSwitchLogFormat FORMAT = new FreeSwitchLogFormat();
  private static final Feed FEED = Feed.of("fs-1", FORMAT, ZoneId.of("Europe/Berlin"));

  private static Told told(String line) {
    return Told.of(FORMAT, FEED, line, RECEIVED);
  }

  /** Event, account and address, with a dash for what is absent; or what else became of it. */
  private static String said(String line) {
    Told told = told(line);
    if (told.refused().isPresent()) {
      return "refused " + told.refused().get().field();
    }
    return told.records().isEmpty() ? "passed " + told.passed().get(0) : said(told.only());
  }

  private static String said(NativeRecord record) {
    String account = record.text("account");
    return record.text("event")
        + ' '
        + (account.isEmpty() ? "-" : account)
        + ' '
        + record.text("address");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          sofia_reg|SIP auth failure (REGISTER) on sofia profile 'internal' for [1001@192.0.2.1] from ip 203.0.113.9|register.failed 1001 203.0.113.9
          sofia_reg|SIP auth failure (INVITE) on sofia profile 'external' for [00441632960111@192.0.2.1] from ip 203.0.113.9|invite.refused 00441632960111 203.0.113.9
          sofia_reg|Can't find user [1001@192.0.2.1] from 203.0.113.9|account.unknown 1001 203.0.113.9
          sofia_reg|Can't find user [a b@192.0.2.1] from 2001:db8::9|account.unknown - 2001:db8::9
          sofia_reg|IP 203.0.113.9 Rejected by register acl "phones"|register.failed - 203.0.113.9
          sofia_reg|IP 203.0.113.9 Rejected by user acl [office] and no proxy acl present|register.failed - 203.0.113.9
          sofia_reg|IP 203.0.113.9 Rejected by user acl office|register.failed - 203.0.113.9
          sofia|IP 203.0.113.9 Rejected by acl "domains"|invite.refused - 203.0.113.9
          mod_event_socket|IP 203.0.113.9 Rejected by acl "loopback.auto"|scan.probe - 203.0.113.9
          sofia_reg|NO CONTACT! ip: 203.0.113.9, port: 5060|scan.probe - 203.0.113.9
          sofia_reg|Can not do authorization without a complete header in REGISTER request from 203.0.113.9:5060|scan.probe - 203.0.113.9
          sofia_reg|SIP auth challenge (REGISTER) on sofia profile 'internal' for [1001@192.0.2.1] from ip 203.0.113.9|passed challenge
          sofia_reg|SIP auth failure (REGISTER) due to reaching max allowed registrations.  Count: 3|passed other
          sofia_reg|Can't register a pointer.|passed other
          mod_voicemail|Can't find user [1001@192.0.2.1]|passed other
          """)
  void whatIsSaidOfAHost(String file, String message, String said) {
    String behind = file + ".c:17 " + message;

    assertThat(said("2026-06-10 10:00:00.123456 97.50% [WARNING] " + behind)).isEqualTo(said);
    assertThat(said("2026-06-10 10:00:00.123456 [ERR] " + behind)).isEqualTo(said);
    assertThat(
            said("f3a0c1de-0000-4000-8000-00000000abcd 2026-06-10 10:00:00.1 [WARNING] " + behind))
        .isEqualTo(said);
    assertThat(said("Jun 10 10:00:00 gate freeswitch[7]: [WARNING] " + behind)).isEqualTo(said);
    assertThat(said("06-10 10:00:00.5 [WARN] [SOFIA] [" + file + ".c:17] " + message))
        .isEqualTo(said);
    assertThat(said("2026-06-10 10:00:00.123456 97.50% [DEBUG] " + behind))
        .isEqualTo("passed other");
  }

  @Test
  void timesAreTheClocksOfTheLine() {
    String message = "[WARNING] sofia_reg.c:1 Can't find user [1@h] from 203.0.113.9";

    assertThat(time("2026-06-10 10:00:00.123456 " + message)).isEqualTo("2026-06-10T08:00:00.123Z");
    assertThat(time("06-10 10:00:00.5 " + message)).isEqualTo("2026-06-10T08:00:00Z");
    assertThat(time("<4>1 2026-06-10T07:59:59Z gate freeswitch 7 - - " + message))
        .isEqualTo("2026-06-10T07:59:59Z");
    assertThat(said("2026-02-30 10:00:00.123456 " + message)).isEqualTo("refused time");
    assertThat(said("13-10 10:00:00.123456 " + message)).isEqualTo("refused time");
  }

  private static String time(String line) {
    return Instant.ofEpochMilli((Long) told(line).only().fields().get("time")).toString();
  }

  @Test
  void anUnknownNameIsLoggedTwiceAndCountsOnce() {
    String behind = " 97.50% [WARNING] sofia_reg.c:17 ";
    String unknown = behind + "Can't find user [77@192.0.2.1] from 203.0.113.9";
    String failure =
        behind
            + "SIP auth failure (REGISTER) on sofia profile 'internal' for [77@192.0.2.1] from ip"
            + " 203.0.113.9";
    String id = id("2026-06-10 10:00:00.123456" + unknown);

    assertThat(id("2026-06-10 10:00:00.124001" + failure)).isEqualTo(id);
    assertThat(id("2026-06-10 10:00:00.724001" + failure)).isNotEqualTo(id);
  }

  private static String id(String line) {
    return told(line).only().text("id");
  }

  @Test
  void aRepeatedMessageCountsAsOftenAsItWasSaid() {
    Told told =
        told(
            "Jun 10 10:00:00 gate freeswitch: message repeated 3 times: [ [WARNING] sofia_reg.c:1"
                + " Can't find user [1@h] from 203.0.113.9]");

    assertThat(told.records()).map(each -> each.text("id")).hasSize(3).doesNotHaveDuplicates();
  }

  /** What a client may write as its name and its domain. */
  private static String stranger(Random random) {
    List<String> pieces =
        List.of(
            "]",
            "[",
            "@",
            "'",
            " ",
            "1001",
            "\u0000",
            "\uFFFD",
            FAKE,
            "] from " + FAKE,
            "] from ip " + FAKE,
            "@h] from ip " + FAKE + " [",
            "IP " + FAKE + " Rejected by acl \"x\"",
            "NO CONTACT! ip: " + FAKE + ", port: 5");
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  @Property
  void strangersTextsMoveNoHost(@ForAll Random random) {
    String who = "[" + stranger(random) + '@' + stranger(random) + "] from ";

    for (String line :
        List.of(
            "SIP auth failure (REGISTER) on sofia profile 'internal' for " + who + "ip 203.0.113.9",
            "SIP auth failure (INVITE) on sofia profile 'internal' for " + who + "ip 203.0.113.9",
            "Can't find user " + who + "203.0.113.9")) {
      assertThat(said(START + line)).endsWith(" 203.0.113.9");
    }
  }

  /** A relay cuts no line that is as short; it names nobody where it was cut before its host. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SIP auth failure (INVITE) on sofia profile 'internal' for [1001@h] from ip 203.0.113.9",
        "Can't find user [1001@h] from 203.0.113.9",
        "IP 203.0.113.9 Rejected by register acl \"phones\"",
        "NO CONTACT! ip: 203.0.113.9, port: 5060",
      })
  void aLineThatIsCutOffNamesNobodyElse(String message) {
    String whole = said(START + message);
    assertThat(whole).endsWith(" 203.0.113.9");

    for (int length = 0; length < message.length(); length++) {
      assertThat(said(START + message.substring(0, length)))
          .isIn("passed other", "refused ip", whole);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"] from ip ", "] from ", "@", "[", " Rejected by ", "9"})
  void aLineThatARelayMayHaveCutIsRefused(String piece) {
    String long_ = piece.repeat(200_000 / piece.length());

    assertThat(said(START + "Can't find user [" + long_ + "] from 203.0.113.9"))
        .isEqualTo("refused ");
    assertThat(said(START + "IP " + long_)).isIn("passed other", "refused ");
  }
}
