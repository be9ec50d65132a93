package io.ringfence.decode.format.asterisklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.decode.format.UnreadableException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lines as Asterisk writes them: main/logger.c, main/security_events.c, res/res_security_log.c and
 * the files that the lines name, of asterisk/asterisk at f0c1c1a7; channels/chan_sip.c of branch
 * 20. Their forms are also those of fail2ban/fail2ban, fail2ban/tests/files/logs/asterisk.
 */
class AsteriskLogFormatTest {

  private static final String DATE = "[2026-06-10 10:00:00] ";

  private static final String EVENT =
      "SECURITY[1204] res_security_log.c: SecurityEvent=\"%s\","
          + "EventTV=\"2026-06-10T10:00:00.296+0200\",Severity=\"Error\",Service=\"%s\","
          + "EventVersion=\"1\",AccountID=\"%s\",SessionID=\"%s\","
          + "LocalAddress=\"IPV4/UDP/192.0.2.1/5060\",RemoteAddress=\"IPV4/UDP/203.0.113.9/5070\"%s";

  private final LogReading log = new LogReading();

  private static String event(String name, String service, String account, String behind) {
    return DATE + String.format(EVENT, name, service, account, "0x7f8ecc0421f8", behind);
  }

  @Test
  void anEventAndTheNoticeOfOneAttemptCountOnce() {
    String notice =
        "NOTICE[2] res_pjsip/pjsip_distributor.c: Request 'REGISTER' from '<sip:%s@192.0.2.1>'"
            + " failed for '203.0.113.9:5070' (callid: 0x7f8ecc0421f8) - Failed to authenticate";
    String event = event("ChallengeResponseFailed", "PJSIP", "100", "");

    assertThat(id(DATE + notice.formatted("100"))).isEqualTo(id(event));
    assertThat(id(DATE + notice.formatted("101"))).isNotEqualTo(id(event));
    assertThat(id(DATE.replace("10:00:00", "10:00:01") + notice.formatted("100")))
        .isNotEqualTo(id(event));
    assertThat(id(event("ChallengeResponseFailed", "SIP", "100", ""))).isNotEqualTo(id(event));
  }

  private String id(String line) {
    return log.record(line).text("id");
  }

  @Test
  void anEventWhoseTimeCannotBeReadHappenedWhenItWasLogged() {
    String event = event("InvalidPassword", "PJSIP", "100", "");
    String unread = event.replace("2026-06-10T10:00:00.296+0200", "soon");

    assertThat(LogReading.time(log.record(event))).isEqualTo("2026-06-10T08:00:00.296Z");
    assertThat(LogReading.time(log.record(unread))).isEqualTo("2026-06-10T08:00:00Z");
    assertThat(log.said(unread.substring(DATE.length()).replace("SECURITY", "[x] SECURITY")))
        .isEqualTo("refused BAD_FIELD");
  }

  private static List<String[]> lines() {
    List<String[]> lines = new ArrayList<>();
    String host = "203.0.113.9";
    String chanSip = "NOTICE[1638] chan_sip.c: ";
    String failed = chanSip + "Registration from '\"100\" <sip:100@192.0.2.1>' failed for '" + host;
    add(lines, failed + ":5071' - Wrong password", "register.failed 100 -");
    add(lines, failed + "' - Wrong password", "register.failed 100 -");
    add(lines, failed + "' - No matching peer found", "account.unknown 100 -");
    add(lines, failed + "' - ACL error (permit/deny)", "register.failed 100 -");
    add(
        lines,
        chanSip
            + "Registration from '\"1\"sip:1@192.0.2.1' failed for '203.0.113.9' - Wrong password",
        "register.failed 1 -");
    add(
        lines,
        "NOTICE[436][C-00000fa9] chan_sip.c: Call from '' (203.0.113.9:10836) to extension"
            + " '00972598285108' rejected because extension not found in context 'default'.",
        "invite.refused - 00972598285108");
    add(
        lines,
        chanSip
            + "Call from 'acme-17' (203.0.113.9:5060) to extension '++4417' rejected because"
            + " extension not found in context 'my-context'.",
        "invite.refused acme-17 ++4417");
    add(lines, chanSip + "Unknown SIP command 'HACK' from '203.0.113.9:9'", "scan.probe - -");

    String request =
        "NOTICE[19388] res_pjsip/pjsip_distributor.c: Request 'INVITE' from"
            + " '\"1000\" <sip:1000@192.0.2.1>' failed for '203.0.113.9:48336' (callid: 2766) - ";
    add(lines, request + "No matching endpoint found", "account.unknown 1000 -");
    add(
        lines,
        request + "No matching endpoint found after 5 tries in 2.500 ms",
        "account.unknown 1000 -");
    add(lines, request + "Failed to authenticate", "register.failed 1000 -");
    add(lines, request + "Not match Endpoint ACL", "invite.refused 1000 -");
    add(
        lines,
        request.replace("'INVITE' ", "") + "Not match Endpoint Contact ACL",
        "register.failed 1000 -");

    String session = "NOTICE[8][C-0000001d] res_pjsip_session.c: ";
    String behind =
        " to extension '900' rejected because extension not found in context 'from-outside'.";
    add(
        lines,
        session + "Call from 'anonymous' (UDP:203.0.113.9:5060)" + behind,
        "invite.refused - 900");
    add(
        lines,
        session + " alice: Call (TLS:203.0.113.9:5060)" + behind,
        "invite.refused alice 900");

    String registrar = "WARNING[9] res_pjsip_registrar.c: ";
    add(
        lines,
        registrar
            + "Registration attempt from endpoint 'alice' (203.0.113.9:5060) to AOR 'alice'"
            + " will exceed max contacts of 1",
        "register.failed alice -");
    add(
        lines,
        registrar + "AOR 'bob' not found for endpoint 'alice' (203.0.113.9:5060)",
        "register.failed alice -");

    String manager = "NOTICE[6772] manager.c: " + host;
    add(
        lines,
        manager + " tried to authenticate with nonexistent user 'opennms'",
        "account.unknown opennms -");
    add(lines, manager + " failed to authenticate as 'Admin'", "login.failed Admin -");
    add(lines, manager + " failed to pass IP ACL as 'Admin'", "login.failed Admin -");

    String iax = "NOTICE[1638] chan_iax2.c: ";
    add(lines, iax + "Host 203.0.113.9 failed to authenticate as 'u'", "register.failed u -");
    add(
        lines,
        iax + "Host 203.0.113.9 failed MD5 authentication for 'u' (e7df7cd2 != 53ac4bc4)",
        "register.failed - -");
    add(lines, iax + "No registration for peer 'u' (from 203.0.113.9)", "account.unknown u -");
    add(
        lines,
        iax + "Rejected connect attempt from 203.0.113.9:4569, request '900@guests' does not exist",
        "invite.refused - 900");
    add(
        lines,
        "NOTICE[1] acl.c: SIP Peer ACL: Rejecting '203.0.113.9' due to a failure to pass ACL 'x'",
        "scan.probe - -");
    add(
        lines,
        "WARNING[6756][C-0000001d] Ext. s: \"Rejecting unknown SIP connection from 203.0.113.9\"",
        "scan.probe - -");
    return lines;
  }

  private static void add(List<String[]> lines, String line, String said) {
    lines.add(new String[] {line, said});
  }

  @ParameterizedTest
  @MethodSource("lines")
  void whoWasRefusedIsToldWithTheHost(String line, String said) {
    assertThat(log.said(DATE + line)).isEqualTo(said + " 203.0.113.9");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void theConsolesAndSyslogsFormsSayTheSame(String line, String said) {
    int level = line.indexOf('[');
    int thread = line.indexOf("] ") + 1;
    int file = line.indexOf(": ");
    String before = line.substring(0, thread) + ": " + line.substring(thread + 1, file) + ":2341";
    String message = line.substring(file);

    assertThat(log.said(DATE + before + " handle_request" + message))
        .isEqualTo(said + " 203.0.113.9");
    assertThat(log.said("Jun 10 10:00:00 pbx asterisk[322]: " + before + " in handle" + message))
        .isEqualTo(said + " 203.0.113.9");
    assertThat(log.said(DATE + line.substring(0, level) + " " + line.substring(level)))
        .isEqualTo(said + " 203.0.113.9");
  }

  @ParameterizedTest
  @CsvSource({
    "InvalidPassword, SIP, 100, register.failed 100 -",
    "InvalidPassword, AMI, admin, login.failed admin -",
    "ChallengeResponseFailed, PJSIP, acme-17, register.failed acme-17 -",
    "ChallengeResponseFailed, PJSIP, <unknown>, register.failed - -",
    "ChallengeResponseFailed, SIP, sip:100@192.0.2.1, register.failed 100 -",
    "AuthMethodNotAllowed, AMI, admin, login.failed admin -",
    "InvalidAccountID, PJSIP, 100, account.unknown 100 -",
    "FailedACL, PJSIP, acme-17, invite.refused acme-17 -",
    "FailedACL, SIP, '', scan.probe - -",
    "FailedACL, AMI, admin, login.failed admin -",
    "RequestNotAllowed, AMI, admin, scan.probe admin -",
    "UnexpectedAddress, SIP, 100, scan.probe 100 -",
    "SuccessfulAuth, PJSIP, acme-17, register.ok acme-17 -",
    "SuccessfulAuth, SIP, 100, register.ok - -",
    "SuccessfulAuth, AMI, admin, login.ok admin -"
  })
  void eventsAreToldByTheirNameAndService(
      String name, String service, String account, String said) {
    assertThat(log.said(event(name, service, account, ""))).isEqualTo(said + " 203.0.113.9");
  }

  @Test
  void aCallToANumberThatDoesNotExistNamesTheNumber() {
    String line = event("FailedACL", "SIP", "00972599", ",ACLName=\"no_extension_match\"");

    assertThat(log.said(line)).isEqualTo("invite.refused - 00972599 203.0.113.9");
  }

  @Test
  void aBadRequestHasItsAccountBehindTheAddresses() {
    String line = event("RequestBadFormat", "AMI", "", ",RequestType=\"Action: x\"");

    assertThat(log.said(line.replace("AccountID=\"\",", "") + ",Module=\"m\",AccountID=\"admin\""))
        .isEqualTo("scan.probe admin - 203.0.113.9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SECURITY[1] res_security_log.c: SecurityEvent=\"ChallengeSent\",EventTV=\"x\"",
        "SECURITY[1] res_security_log.c: SecurityEvent=\"SessionLimit\",EventTV=\"x\"",
        "SECURITY[1] res_security_log.c: SecurityEvent=\"SomethingNew\",EventTV=\"x\"",
        "VERBOSE[1] chan_sip.c:     -- Registered SIP '100' at 203.0.113.9:5060",
        "NOTICE[1] chan_sip.c: Peer '100' is now Reachable. (12ms / 2000ms)",
        "NOTICE[1] chan_sip.c: Failed to authenticate device <sip:1@198.51.100.6>;tag=a for INVITE",
        "NOTICE[1] chan_sip.c: Sending fake auth rejection for device 1<sip:1@198.51.100.6>;tag=a",
        "NOTICE[1] chan_sip.c: Correct auth, but based on stale nonce received from '<sip:1@h>'",
        "NOTICE[1] chan_iax2.c: Host 198.51.100.6 failed RSA authentication with inkeys 'k'",
        "NOTICE[1] chan_iax2.c: Host 198.51.100.6 failed to authenticate as 'a failed RSA"
            + " authentication with inkeys 'k'",
        "WARNING[1] chan_iax2.c: Call rejected by 203.0.113.9: No authority found",
        "NOTICE[1] chan_iax2.c: Registration of 'u' rejected: 'x' from: '203.0.113.9:4569'",
        "NOTICE[1] acl.c: SIP Contact ACL: Rejecting '198.51.100.6' due to a failure to pass ACL"
            + " 'x'",
        "WARNING[1] res_pjsip_acl.c: Incoming SIP message from 198.51.100.6:5 did not pass ACL"
            + " test",
        "NOTICE[1] app_x.c: Registration from 'x' failed for '198.51.100.6' - Wrong password",
        "Asterisk 20.9.0 built by root @ pbx on a x86_64 running Linux on 2026-01-01",
        ""
      })
  void whatAccusesNobodyOrOnlyByTheClientsWordIsPassedOver(String line) {
    assertThat(log.said(DATE + line)).startsWith("passed ");
  }

  @Test
  void aSenderIsTakenFromTheFunctionThatChecksSenders() {
    String line =
        "WARNING[1]: res_pjsip_acl.c:158 %s: Incoming SIP message from 203.0.113.9:5"
            + " did not pass ACL test";

    assertThat(log.said(DATE + String.format(line, "apply_acl")))
        .isEqualTo("scan.probe - - 203.0.113.9");
    assertThat(log.said(DATE + String.format(line, "apply_contact_acl"))).isEqualTo("passed other");
  }

  @Test
  void aDialPlansContextStandsForTheFunction() {
    String line =
        "Jun  9 10:00:00 pbx asterisk[2350]: WARNING[1195][C-00000b43]: Ext. s:6 in @ from-outside:"
            + " \"Rejecting unknown SIP connection from 203.0.113.9\"";

    assertThat(log.said(line)).isEqualTo("scan.probe - - 203.0.113.9");
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1:5060, 2001:db8::1",
    "[2001:db8::1]:5060, 2001:db8::1",
    "::ffff:203.0.113.9:5060, 203.0.113.9"
  })
  void aPortIsNoPartOfAnAddress(String host, String address) {
    String line = DATE + "WARNING[9] res_pjsip_registrar.c: Endpoint 'a' (" + host;

    assertThat(log.said(line + ") has no configured AORs"))
        .isEqualTo("register.failed a - " + address);
  }

  @Test
  void anAddressOfVersionSixIsReadInEvents() {
    String line =
        event("InvalidAccountID", "PJSIP", "100", "")
            .replace("IPV4/UDP/203.0.113.9/5070", "IPV6/TLS/2001:db8::1/5061");

    assertThat(log.said(line)).isEqualTo("account.unknown 100 - 2001:db8::1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(null)", "IPV4/UDP/(null)/0", "IPV4/UDP/0.0.0.0/5060", "IPV4/UDP/host/1"})
  void anEventFromNoAddressIsRefused(String remote) {
    String line = event("FailedACL", "SIP", "1", "").replace("IPV4/UDP/203.0.113.9/5070", remote);

    assertThat(log.said(line)).isEqualTo("refused BAD_FIELD");
  }

  @Test
  void aCallIdWithAnAddressOfItsOwnDoesNotChangeTheHost() {
    String call =
        "\",LocalAddress=\"IPV4/UDP/127.0.0.1/5060\",RemoteAddress=\"IPV4/UDP/198.51.100.6/1111\"";

    assertThat(log.said(DATE + String.format(EVENT, "InvalidAccountID", "PJSIP", "7", call, "")))
        .isEqualTo("account.unknown - - 203.0.113.9");
    assertThat(log.said(DATE + String.format(EVENT, "SuccessfulAuth", "PJSIP", "7", call, "")))
        .isEqualTo("refused MALFORMED");
    assertThat(
            log.said(
                DATE
                    + String.format(
                        EVENT, "ChallengeResponseFailed", "PJSIP", "7", call, ",Response=\"x\"")))
        .isEqualTo("refused MALFORMED");
  }

  @Test
  void aQuoteInACallIdCostsTheAccountOnly() {
    String line = String.format(EVENT, "InvalidPassword", "PJSIP", "7", "!@(}(')[ -+\"++", "");

    assertThat(log.said(DATE + line)).isEqualTo("register.failed - - 203.0.113.9");
  }

  @Test
  void aHostBetweenTwoTextsOfACallerIsRefusedUnlessItIsTheOnlyOne() {
    String fake = "' failed for '198.51.100.6:5' (callid: x";
    String line =
        "NOTICE[1] pjsip_distributor.c: Request 'REGISTER' from '%s' failed for '203.0.113.9:5'"
            + " (callid: %s) - Failed to authenticate";

    assertThat(log.said(DATE + String.format(line, "\"" + fake + "\" <sip:1@h>", "c")))
        .isEqualTo("refused MALFORMED");
    assertThat(log.said(DATE + String.format(line, "<sip:1@h>", "c" + fake)))
        .isEqualTo("refused MALFORMED");
    assertThat(
            log.said(DATE + String.format(line, "<sip:1@h>", "c' failed for 'nobody' (callid: ")))
        .isEqualTo("register.failed 1 - 203.0.113.9");
  }

  @Test
  void theOutcomeIsWhatStandsAtTheEnd() {
    String line =
        "NOTICE[1] pjsip_distributor.c: Request 'REGISTER' from '<sip:1@h>' failed for"
            + " '203.0.113.9:5' (callid: c) - No matching endpoint found) - Failed to authenticate";

    assertThat(log.said(DATE + line)).isEqualTo("register.failed 1 - 203.0.113.9");
  }

  @Test
  void aLineThatMayHaveBeenCutBehindAHostOfTheCallersIsRefused() {
    String name = "a".repeat(900) + "' failed for '198.51.100.6' - Wrong password";

    assertThat(log.said(DATE + "NOTICE[1] chan_sip.c: Registration from '" + name))
        .isEqualTo("refused MALFORMED");
    String umlauts = "\u00e4".repeat(450) + "' failed for '198.51.100.6' - Wrong password";
    assertThat(log.said(DATE + "NOTICE[1] chan_sip.c: Registration from '" + umlauts))
        .isEqualTo("refused MALFORMED");
    assertThat(log.said(event("InvalidAccountID", "SIP", "a".repeat(800), "")))
        .isEqualTo("refused MALFORMED");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aLineThatIsCutSaysTheSameOrNothing(String line, String said) {
    String whole = DATE + line;
    String event = said.substring(0, said.indexOf(' '));
    for (int length = 0; length < whole.length(); length++) {
      String cut = log.said(whole.substring(0, length));

      boolean nothing = cut.startsWith("passed") || cut.startsWith("refused");
      assertThat(nothing || (cut.startsWith(event + " ") && cut.endsWith(" 203.0.113.9")))
          .as("%d: %s", length, cut)
          .isTrue();
    }
  }

  @Test
  void anEventThatIsCutSaysTheSameOrNothing() {
    String behind = ",Challenge=\"1432/6d\",Response=\"84\",ExpectedResponse=\"\"";
    String whole = event("ChallengeResponseFailed", "PJSIP", "acme-17", behind);
    Set<String> said = new HashSet<>();
    for (int length = 0; length <= whole.length(); length++) {
      said.add(log.said(whole.substring(0, length)));
    }

    assertThat(said)
        .isSubsetOf(
            "passed other",
            "refused MALFORMED",
            "refused MISSING_FIELD",
            "register.failed - - 203.0.113.9",
            "register.failed acme-17 - 203.0.113.9");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-10 10:00:00, 2026-06-10T08:00:00Z",
    "2026-06-10 10:00:00.296, 2026-06-10T08:00:00.296Z",
    "2026-06-10 10:00:00.296123, 2026-06-10T08:00:00.296Z",
    "2026-06-10T10:00:00.296+0500, 2026-06-10T05:00:00.296Z",
    "Jun 10 10:00:00, 2026-06-10T08:00:00Z",
    "Jun  9 10:00:00, 2026-06-09T08:00:00Z",
    "Dec 31 23:59:59, 2025-12-31T22:59:59Z",
    "2024-02-29 00:00:00, 2024-02-28T23:00:00Z",
    "2026-10-25 02:30:00, 2026-10-25T00:30:00Z",
    "2026-03-29 02:30:00, 2026-03-29T01:30:00Z"
  })
  void timesAreReadInTheUsualFormats(String date, Instant time) {
    String line = "] NOTICE[1] manager.c: 203.0.113.9 failed to authenticate as 'a'";

    assertThat(LogReading.time(log.record("[" + date + line))).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1781078400", "10/06/2026 10:00", "1970-01-01 00:00:00", "2026-06-10 10:00:00x"})
  void otherTimesAreRefused(String date) {
    String line = "] NOTICE[1] manager.c: 203.0.113.9 failed to authenticate as 'a'";

    assertThat(log.said("[" + date + line)).isEqualTo("refused BAD_FIELD");
  }

  @Test
  void anEventHasItsOwnTime() {
    String line = event("InvalidPassword", "SIP", "1", "").replace(DATE, "[what ever] ");
    String old = line.replace("2026-06-10T10:00:00.296+0200", "1368439853-500975");

    assertThat(LogReading.time(log.record(line)))
        .isEqualTo(Instant.parse("2026-06-10T08:00:00.296Z"));
    assertThat(LogReading.time(log.record(old)))
        .isEqualTo(Instant.parse("2013-05-13T10:10:53.500Z"));
    for (String bad : List.of("", "0-0", "1368439853", "13684398530000-500975", "yesterday")) {
      assertThat(log.said(line.replace("2026-06-10T10:00:00.296+0200", bad)))
          .isEqualTo("refused BAD_FIELD");
    }
  }

  @Test
  void aLineWithoutATimeHasThatOfItsEnvelope() {
    String line = "NOTICE[1]: manager.c:2 in f: 203.0.113.9 failed to authenticate as 'a'";

    assertThat(LogReading.time(log.record("Jun 10 10:00:00 pbx asterisk[9]: " + line)))
        .isEqualTo(Instant.parse("2026-06-10T08:00:00Z"));
    assertThat(
            LogReading.time(
                log.record(
                    "{\"message\":\"" + line + "\",\"timestamp\":\"2026-06-10T09:59:59Z\"}")))
        .isEqualTo(Instant.parse("2026-06-10T09:59:59Z"));
  }

  @Test
  void idsAreTheSameWheneverALineIsReadAndNoOtherLinesHaveThem() {
    String line = DATE + "NOTICE[1] manager.c: 203.0.113.9 failed to authenticate as 'a'";
    String id = log.record(line).text("id");

    assertThat(log.records(line, LogReading.RECEIVED.plus(Duration.ofDays(40))).get(0).text("id"))
        .isEqualTo(id);
    assertThat(log.record(line.replace("NOTICE[1]", "NOTICE[2]")).text("id")).isNotEqualTo(id);
    String yearless = line.replace("2026-06-10", "Jun 10");
    assertThat(log.record(yearless).text("id"))
        .isNotEqualTo(
            log.records(yearless, LogReading.RECEIVED.plus(Duration.ofDays(365)))
                .get(0)
                .text("id"));
  }

  @Test
  void aMessageThatIsRepeatedIsToldAsOftenAndAtMostAHundredTimes() {
    String line =
        "Jun 10 10:00:00 pbx asterisk[9]: message repeated %s times: [ NOTICE[1]: manager.c:2 in f:"
            + " 203.0.113.9 failed to authenticate as 'a']";

    assertThat(log.records(String.format(line, "3"), LogReading.RECEIVED))
        .hasSize(3)
        .allMatch(each -> LogReading.said(each).equals("login.failed a - 203.0.113.9"))
        .extracting(each -> each.text("id"))
        .doesNotHaveDuplicates();
    assertThat(log.records(String.format(line, "999999999"), LogReading.RECEIVED)).hasSize(100);
  }

  @Test
  void anExtensionIsNoFile() {
    String said = ": 198.51.100.6 failed to authenticate as 'a'";

    assertThat(log.said(DATE + "WARNING[1] Ext. s/manager.c" + said)).isEqualTo("passed other");
    assertThat(log.said(DATE + "WARNING[1] x/manager.c" + said)).startsWith("login.failed");
  }

  @Test
  void secretsAreInNoRecordAndNotInWhatIsKeptOfALine() {
    AsteriskLogFormat format = new AsteriskLogFormat();
    String behind = ",Challenge=\"S3\",ReceivedChallenge=\"S3\",ReceivedHash=\"S3\"";
    List<String> lines =
        List.of(
            event("InvalidPassword", "SIP", "1", behind),
            event("InvalidPassword", "SIP", "1", behind).replace("\"", "\\\""),
            DATE
                + "NOTICE[1] chan_iax2.c: Host 203.0.113.9 failed MD5 authentication for 'u' (S3 !="
                + " S3)",
            DATE
                + "NOTICE[1] chan_sip.c: Registration from '<sip:1:S3@h>' failed for '203.0.113.9'"
                + " - Wrong password",
            "Authorization: Digest username=\"1\", nonce=\"S3\", response=\"S3\"",
            DATE + "WARNING[1] app_disa.c: DISA on chan SIP/1 got bad password S3");
    for (String line : lines) {
      assertThat(format.redacted(line)).doesNotContain("S3").isNotEmpty();
      if (log.said(line).contains("failed")) {
        assertThat(log.record(line).fields().values().toString()).doesNotContain("S3");
      }
    }
    String plain = lines.get(3).replace(":S3", "");
    assertThat(format.redacted(plain)).isEqualTo(plain);
  }

  @Test
  void messagesDoNotRepeatTheLine() {
    String line = event("FailedACL", "SIP", "1", "").replace("IPV4/UDP/203", "IPV4/UDP/x203");

    assertThatThrownBy(() -> log.record(line))
        .isInstanceOf(UnreadableException.class)
        .hasMessageNotContaining("203");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"' (", "a:", "sip:a:", ",RemoteAddress=\"", "' failed for '", "K=\"\",", "<sip:"})
  void longLinesAreReadInLinearTime(String piece) {
    String text = piece.repeat(256 * 1024 / piece.length());
    List<String> lines =
        List.of(
            DATE + "NOTICE[1] chan_sip.c: Call from '" + text + "'.",
            DATE + "NOTICE[1] chan_sip.c: Registration from '" + text + "' - Wrong password",
            DATE + "NOTICE[1] manager.c: 203.0.113.9 failed to authenticate as '" + text + "'",
            event("InvalidPassword", "SIP", text, ""),
            DATE + text);
    AsteriskLogFormat format = new AsteriskLogFormat();
    ThreadMXBean processor = ManagementFactory.getThreadMXBean();
    long start = processor.getCurrentThreadCpuTime();
    for (String line : lines) {
      log.said(line);
      format.redacted(line);
    }

    assertThat(Duration.ofNanos(processor.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(2));
  }
}
