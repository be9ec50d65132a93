package io.ringfence.decode.format.sipacc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Told;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipAccFormatTest {

  /** 2026-11-25T09:00:00Z. */
  private static final long S = 1_795_597_200L;

  private static final long RECEIVED = Instant.parse("2026-11-25T12:00:00Z").toEpochMilli();
  private static final String CALL = "a84b4c76e66710@192.0.2.7";
  private static final SipAccFormat FORMAT = new SipAccFormat("kamailio-acc");
  private static final String KAMAILIO = "NOTICE: acc [acc.c:279]: acc_log_request(): ";
  private static final String CDR = "NOTICE: acc [acc_cdr.c:345]: log_write_cdr(): ";
  private static final String PIKE =
      "WARNING: pike [pike_funcs.c:151]: pike_check_req(): PIKE - BLOCKing ip ";
  private static final List<String> STOCK =
      List.of("src_user", "src_domain", "src_ip", "dst_ouser", "dst_user", "dst_domain");

  private static Feed feed(List<String> columns, String... trunks) {
    return new Feed(
        "sbc-1",
        FORMAT.name(),
        "",
        "",
        false,
        FORMAT.kinds(),
        ZoneId.of("Europe/Berlin"),
        "",
        List.of(trunks),
        List.of(),
        "",
        columns,
        Map.of());
  }

  private static Told told(Feed feed, String line) {
    return Told.of(FORMAT, feed, line, RECEIVED);
  }

  /** All fields but the id and the type; or what else became of the line. */
  private static String said(Feed feed, String line) {
    Told told = told(feed, line);
    if (told.refused().isPresent()) {
      return "refused " + told.refused().get().field();
    }
    if (told.records().isEmpty()) {
      return "passed " + told.passed().get(0);
    }
    Map<String, Object> fields = new TreeMap<>(told.only().fields());
    fields.keySet().removeAll(List.of("id", "type"));
    return fields.toString();
  }

  private static String said(String line) {
    return said(feed(List.of()), line);
  }

  private static ProxyWriter invite(int code) {
    return ProxyWriter.of("INVITE", CALL, code, "OK")
        .with("src_user", "1001")
        .with("dst_user", "008821600010")
        .with("src_ip", "203.0.113.9")
        .with("account", "acme-17")
        .with("ua", "Zoiper rv2.8; x=1")
        .with("trunk", "carrier-a")
        .with("direction", "outbound");
  }

  private static ProxyWriter bye(int code) {
    return ProxyWriter.of("BYE", CALL, code, "OK")
        .with("src_user", "008821600010")
        .with("src_ip", "198.51.100.1");
  }

  private static final String PARTIES =
      "account=acme-17, address=203.0.113.9, call=" + CALL + ", direction=outbound, from=1001, ";
  private static final String REST =
      "to=008821600010, trunk=carrier-a, userAgent=Zoiper rv2.8; x=1}";
  private static final String ANSWER = "{" + PARTIES + "phase=answer, time=" + S + "000, " + REST;

  @Test
  void anAnswerAndAnEnd() {
    Told answer = told(feed(List.of()), invite(200).line(S));
    Told end = told(feed(List.of()), bye(200).line(S + 61));

    assertThat(answer.only().fields())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("type", "call"),
                Map.entry("id", answer.only().text("id")),
                Map.entry("call", CALL),
                Map.entry("phase", "answer"),
                Map.entry("time", S * 1000),
                Map.entry("from", "1001"),
                Map.entry("to", "008821600010"),
                Map.entry("account", "acme-17"),
                Map.entry("address", "203.0.113.9"),
                Map.entry("userAgent", "Zoiper rv2.8; x=1"),
                Map.entry("trunk", "carrier-a"),
                Map.entry("direction", "outbound")));
    assertThat(end.only().fields())
        .isEqualTo(
            Map.of(
                "type",
                "call",
                "id",
                end.only().text("id"),
                "call",
                CALL,
                "phase",
                "end",
                "time",
                (S + 61) * 1000));
    assertThat(end.only().text("id")).isNotEqualTo(answer.only().text("id"));
    assertThat(told(feed(List.of()), invite(200).line(S)).only().text("id"))
        .isEqualTo(answer.only().text("id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NOTICE: acc [acc.c:279]: acc_log_request(): ",
        "11(20817) NOTICE: acc [acc.c:279]: acc_log_request(): ",
        "NOTICE: {1 1 INVITE a84b4c76e66710@192.0.2.7} acc [acc.c:287]: acc_log_request(): ",
        "Nov 25 10:00:00 sbc /usr/sbin/kamailio[7]: NOTICE: acc [acc.c:279]: acc_log_request(): ",
        "<13>Nov 25 10:00:00 sbc opensips[7]: ",
      })
  void whateverStandsBefore(String start) {
    assertThat(said(start + invite(200).line(S))).isEqualTo(ANSWER);
  }

  @ParameterizedTest
  @CsvSource({
    "INVITE,486,end 486",
    "INVITE,302,end 302",
    "INVITE,603,end 603",
    "INVITE,401,passed challenge",
    "INVITE,407,passed challenge",
    "INVITE,183,passed provisional",
    "BYE,408,end",
    "BYE,481,passed refused-bye",
    "BYE,407,passed challenge",
    "ACK,200,passed other-method",
    "CANCEL,200,passed other-method",
    "MESSAGE,202,passed other-method",
    "REGISTER,200,passed other-method",
  })
  void whatATransactionTells(String method, int code, String tells) {
    ProxyWriter call = method.equals("BYE") ? bye(code) : invite(code).with("method", method);
    String failed = "{" + PARTIES + "phase=end, sipCode=" + code + ", talkMillis=0, time=";
    String expected =
        switch (tells) {
          case "end" -> "{call=" + CALL + ", phase=end, time=" + S + "000}";
          case "passed challenge", "passed provisional", "passed refused-bye" -> tells;
          default -> tells.startsWith("passed") ? tells : failed + S + "000, " + REST;
        };

    assertThat(said(KAMAILIO + call.line(S))).isEqualTo(expected);
    assertThat(said(call.missed(S))).isEqualTo(expected);
    assertThat(said(call.json(S))).isEqualTo(expected);
  }

  /** A published copy of the stock configuration's log, and the tutorial of OpenSIPS. */
  @Test
  void publishedLines() {
    String parties =
        ";from_tag=SvS155;to_tag=xhfff;call_id=vRtGVfXTzMK.Awgi-T2F3JCxv3OR2tWtI;code=200;reason=OK"
            + ";src_user=alice;src_domain=kamailio.lab;src_ip=192.168.178.46;dst_ouser=carol"
            + ";dst_user=carol;dst_domain=192.168.178.47";
    String start = "ACC: transaction answered: timestamp=";

    assertThat(said(feed(STOCK), start + "1374493797;method=INVITE" + parties))
        .isEqualTo(
            "{address=192.168.178.46, call=vRtGVfXTzMK.Awgi-T2F3JCxv3OR2tWtI, from=alice,"
                + " phase=answer, time=1374493797000, to=carol}");
    assertThat(said(feed(STOCK), start + "1374493805;method=BYE" + parties))
        .isEqualTo("{call=vRtGVfXTzMK.Awgi-T2F3JCxv3OR2tWtI, phase=end, time=1374493805000}");
    assertThat(
            said(
                feed(List.of("src_ip", "dst_ip")),
                "ACC: call ended: created=1474899444;call_start_time=1474899448;duration=5;"
                    + "ms_duration=4762;setuptime=4;method=INVITE;from_tag=1766231375;"
                    + "to_tag=2826210.0.0.1351;call_id=604787970;code=200;reason=OK;"
                    + "src_ip=10.0.0.101;dst_ip=10.0.0.203"))
        .isEqualTo(
            "{address=10.0.0.101, call=604787970, phase=end, ringMillis=4000, sipCode=200,"
                + " started=1474899444000, talkMillis=4762, time=1474899452762}");
    assertThat(
            said(
                feed(List.of("src_ip", "dst_ip")),
                "ACC: call missed: timestamp=1474899448;created=1474899444;setuptime=4;"
                    + "method=INVITE;from_tag=1766231375;to_tag=;call_id=604787970;code=408;"
                    + "reason=Request Timeout;src_ip=10.0.0.101;dst_ip=10.0.0.203"))
        .isEqualTo(
            "{address=10.0.0.101, call=604787970, phase=end, ringMillis=4000, sipCode=408,"
                + " started=1474899444000, talkMillis=0, time=1474899448000}");
  }

  /** Of Kamailio 6.0.1 with the page's settings; the third has a user with a semicolon. */
  @Test
  void linesOfARunningKamailio() {
    String acc =
        " 1(11177) WARNING: acc [acc.c:270]: acc_log_request(): ACC: transaction answered: ";
    String behind =
        ";src_ip=127.0.0.1;account=10%3b01;ua=Zoiper%20rv2.8%3b%20x%3d1;trunk=;direction=";
    String from = "{account=10;01, address=127.0.0.1, call=";

    assertThat(
            said(
                acc
                    + "timestamp=1796303980;time_attr=1796303980.662;method=INVITE;from_tag=a1;"
                    + "to_tag=b1;call_id=plain-1@h;code=200;reason=OK;src_user=1001;"
                    + "dst_user=008821600010"
                    + behind
                    + "internal"))
        .isEqualTo(
            from
                + "plain-1@h, direction=internal, from=1001, phase=answer, time=1796303980662,"
                + " to=008821600010, userAgent=Zoiper rv2.8; x=1}");
    assertThat(
            said(
                acc
                    + "timestamp=1796303981;time_attr=1796303981.863;method=BYE;from_tag=a1;"
                    + "to_tag=b1;call_id=plain-1@h;code=200;reason=OK;src_user=1001;dst_user=x"
                    + behind))
        .isEqualTo("{call=plain-1@h, phase=end, time=1796303981863}");
    assertThat(
            said(
                acc
                    + "timestamp=1796303983;time_attr=1796303983.066;method=INVITE;from_tag=a1;"
                    + "to_tag=b1;call_id=busy-1@h;code=486;reason=Busy; Q=17;"
                    + "src_user=x%3bdirection%3dy;dst_user=busy"
                    + behind
                    + "internal"))
        .isEqualTo(
            from
                + "busy-1@h, direction=internal, from=x;direction=y, phase=end, sipCode=486,"
                + " talkMillis=0, time=1796303983066, to=busy, userAgent=Zoiper rv2.8; x=1}");
    assertThat(
            said(
                " 1(11177) WARNING: acc [acc_cdr.c:373]: log_write_cdr(): start_time=1796303929.347;"
                    + " end_time=1796303930.551; duration=1.204; call_id=plain-1%40h; src_user=1001;"
                    + " dst_user=008821600010; src_ip=127.0.0.1; account=1001; ua=Zoiper%20rv2.8;"
                    + " trunk=carrier-a; direction=outbound"))
        .isEqualTo(
            "{account=1001, address=127.0.0.1, call=plain-1@h, direction=outbound, from=1001,"
                + " phase=end, sipCode=200, talkMillis=1204, time=1796303930551, to=008821600010,"
                + " trunk=carrier-a, userAgent=Zoiper rv2.8}");
    assertThat(
            said(
                " 1(11177) NOTICE: <script>: RINGFENCE: event=register.failed;"
                    + "time=1796303988.432472;src_ip=127.0.0.1;account=10%3b01;dst_user=;"
                    + "call_id=reg-1@h;cseq=1;ua=Zoiper%20rv2.8%3b%20x%3d1;end=1"))
        .isEqualTo(
            "{account=10;01, address=127.0.0.1, event=register.failed, time=1796303988432,"
                + " userAgent=Zoiper rv2.8; x=1}");
    assertThat(
            said(
                " 1(11177) WARNING: pike [pike_funcs.c:136]: pike_check_ipaddr(): PIKE - BLOCKing ip"
                    + " 127.0.0.1, node=0x7f89d320ac60"))
        .isEqualTo("{address=127.0.0.1, event=scan.probe, time=" + RECEIVED + "}");
  }

  @Test
  void dialogs() {
    String end = "{" + PARTIES + "phase=end, ";

    assertThat(said(CDR + invite(200).dialog(S + ".000417", S + 61 + ".500417", "61.500000")))
        .isEqualTo(
            end + "sipCode=200, talkMillis=61500, time=" + (S * 1000 + 61_500) + ", " + REST);
    assertThat(said(invite(200).dialog(S + ".000417", S + ".000417", "0")))
        .isEqualTo("passed unanswered-dialog");
    assertThat(said(invite(200).ended(S - 8, S, 61_500)))
        .isEqualTo(
            end
                + "ringMillis=8000, sipCode=200, started="
                + (S - 8)
                + "000, talkMillis=61500, time="
                + (S * 1000 + 61_500)
                + ", "
                + REST);
    assertThat(said(invite(200).ended(S - 8, S, 0).replace("duration=0", "duration=")))
        .isEqualTo("refused duration");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          register.failed|{account=1001, address=203.0.113.9, event=register.failed, time=1795597200417, userAgent=sip vicious}
          account.unknown|{account=1001, address=203.0.113.9, event=account.unknown, time=1795597200417, userAgent=sip vicious}
          scan.probe|{account=1001, address=203.0.113.9, event=scan.probe, time=1795597200417, userAgent=sip vicious}
          register.ok|{account=1001, address=203.0.113.9, event=register.ok, time=1795597200417, userAgent=sip vicious}
          invite.refused|{account=1001, address=203.0.113.9, event=invite.refused, time=1795597200417, to=00882, userAgent=sip vicious}
          password.changed|passed other-event
          """)
  void whomTheScriptRefused(String event, String said) {
    String line = refused(event, "1001");

    assertThat(said("NOTICE: <script>: " + line)).isEqualTo(said);
    assertThat(said(line)).isEqualTo(said);
    assertThat(said(line.replace("1001", "<null>"))).isEqualTo(said.replace("account=1001, ", ""));
    assertThat(said("ALERT: <script>: seen " + line)).isEqualTo("passed other");
  }

  private static String refused(String event, String account) {
    return "RINGFENCE: event=%s;time=%d.417000;src_ip=203.0.113.9;account=%s;dst_user=00882"
            .formatted(event, S, account)
        + ";call_id=x%40y;cseq=2;ua=sip%20vicious;end=1";
  }

  @Test
  void aFloodIsAProbe() {
    String line = "Nov 25 10:00:00 sbc kamailio[7]: " + PIKE + "203.0.113.9, node=0x7f7e073f7dd0";

    assertThat(said(line)).isEqualTo("{address=203.0.113.9, event=scan.probe, time=" + S + "000}");
    assertThat(said("PIKE - BLOCKing ip 2001:db8::9, node=0x7f"))
        .isEqualTo("{address=2001:db8::9, event=scan.probe, time=" + RECEIVED + "}");
    assertThat(said(line.replace("BLOCK", "UNBLOCK"))).isEqualTo("passed other");
    assertThat(said(PIKE + "proxy.example, node=0x7f")).isEqualTo("refused ");
    assertThat(told(feed(List.of()), line).only().text("id"))
        .isNotEqualTo(told(feed(List.of()), line.replace(":00:00", ":01:00")).only().text("id"));
  }

  @Test
  void objects() {
    assertThat(said(invite(200).json(S))).isEqualTo(ANSWER);
    assertThat(said("Nov 25 10:00:00 sbc json_acc[7]: " + invite(200).json(S))).isEqualTo(ANSWER);
    assertThat(said(invite(200).json(S).replace("\"200\"", "200"))).isEqualTo(ANSWER);
    assertThat(said(invite(200).json("2026-11-25 10:00:00"))).isEqualTo(ANSWER);
    assertThat(said(invite(200).json(new BigDecimal(S + ".25"))))
        .isEqualTo(ANSWER.replace("000, to", "250, to"));
    assertThat(said(invite(200).with("src_user", "NON-UTF8").json(S)))
        .isEqualTo(ANSWER.replace("from=1001, ", ""));
    assertThat(said(invite(200).with("call_id", "NON-UTF8").json(S))).isEqualTo("refused call_id");
    assertThat(said(invite(200).json(S).replace("{", "{\"callid\":\"x\","))).isEqualTo("refused ");
    assertThat(said(invite(200).json(S).replace("{", "{\"a\":[{}],\"callid\":\"" + CALL + "\",")))
        .isEqualTo(ANSWER);
    assertThat(
            said(
                "{\"start_time\":\"%d.1\",\"end_time\":\"%d.1\",\"duration\":\"9.5\"}"
                    .formatted(S, S + 9)))
        .isEqualTo("refused call_id");
    assertThat(said("{\"a\":1}")).isEqualTo("passed other-method");
    assertThat(said("{\"a\":1}{")).isEqualTo("refused ");
  }

  @Test
  void rowsOfTables() {
    Feed table = FORMAT.headed(feed(List.of()), ProxyWriter.columns());
    String dialog = "method,callid,sip_code,time,setuptime,created,duration,ms_duration";
    Feed dialogs = FORMAT.headed(feed(List.of()), dialog);

    assertThat(said(table, ProxyWriter.columns())).isEqualTo("passed header");
    assertThat(said(table, invite(200).row("2026-11-25 10:00:00"))).isEqualTo(ANSWER);
    assertThat(said(table, bye(200).row("2026-11-25 10:00:00").replace("\"008821600010\"", "NULL")))
        .isEqualTo("{call=" + CALL + ", phase=end, time=" + S + "000}");
    assertThat(said(table, invite(200).row("2026-11-25 10:00:00") + ",more")).isEqualTo("refused ");
    assertThat(said(table, invite(200).row("2026-11-25 10:00:00").replace("OK", "a\"\",b")))
        .isEqualTo("refused ");
    assertThat(said(dialogs, "INVITE,c1,200,2026-11-25 10:00:00,8,2026-11-25 09:59:52,62,61500"))
        .isEqualTo(
            "{call=c1, phase=end, ringMillis=8000, sipCode=200, started=%d, talkMillis=61500, time=%d}"
                .formatted((S - 8) * 1000, S * 1000 + 61_500));
    assertThat(said(dialogs, "INVITE,c1,200,2026-11-25 10:00:00,0,NULL,0,0"))
        .isEqualTo("{call=c1, phase=answer, time=" + S + "000}");
    assertThat(FORMAT.headed(feed(STOCK), invite(200).line(S)).columns()).isEqualTo(STOCK);
    assertThat(FORMAT.headed(feed(STOCK), "reason=a,callid,b").columns()).isEqualTo(STOCK);
  }

  @ParameterizedTest
  @CsvSource({
    "1795597200,1795597200000",
    "1795597200.25,1795597200250",
    "2026-11-25 10:00:00,1795597200000",
    "2026-10-25 02:30:00,1792888200000",
    "2026-03-29 02:30:00,1774747800000",
    "2028-02-29 10:00:00,1835427600000",
    "2026-02-29 10:00:00,refused time",
    "1795597200000,refused time",
    "1795597200000000,refused time",
    "0,refused time",
    "'',refused time",
  })
  void times(String written, String time) {
    String said = said(invite(200).line(S).replace("timestamp=" + S, "timestamp=" + written));

    assertThat(said).contains(time.startsWith("refused") ? time : "time=" + time + ",");
  }

  @Test
  void theMoreExactTimeCounts() {
    assertThat(said(invite(200).exact(S * 1000 + 417))).contains("time=" + (S * 1000 + 417) + ",");
  }

  @Test
  void lengthsThatAreNone() {
    for (String bad : List.of("-1", "x", "1e9", "99999999999", "")) {
      assertThat(
              said(invite(200).ended(S - 8, S, 9_000).replace("setuptime=8", "setuptime=" + bad)))
          .contains("started=" + (S - 8) + "000")
          .doesNotContain("ringMillis");
      assertThat(said(invite(200).dialog(S + ".1", S + 9 + ".1", bad)))
          .contains("phase=end")
          .doesNotContain("talkMillis");
    }
    assertThat(said(invite(200).ended(0, S, 9_000))).doesNotContain("started", "ringMillis");
  }

  @Test
  void whatARecordNeeds() {
    assertThat(said(invite(200).with("call_id", "").line(S))).isEqualTo("refused call_id");
    assertThat(said(invite(200).with("code", "000").line(S))).isEqualTo("refused code");
    assertThat(said(invite(200).with("code", "N/A").line(S))).isEqualTo("refused code");
    assertThat(said(invite(200).with("direction", "in").line(S))).isEqualTo("refused direction");
    assertThat(said(invite(200).with("direction", "").line(S))).isEqualTo("refused ");
    assertThat(said(feed(STOCK), invite(200).line(S))).isEqualTo("refused ");
    assertThat(said(refused("register.failed", "1").replace("203.0.113.9", "proxy")))
        .isEqualTo("refused src_ip");
    assertThat(said("")).isEqualTo("passed blank");
    assertThat(said("INFO: <core> [main.c:1]: main(): ready")).isEqualTo("passed other");
  }

  @Test
  void aCallIdThatIsNotPlainIsHashed() {
    for (String each : List.of("a b", "x".repeat(500), "caf\u00e9", "a;b")) {
      assertThat(
              told(feed(List.of()), invite(200).with("call_id", each).json(S)).only().text("call"))
          .matches("[0-9a-f]{32}");
    }
    assertThat(said(invite(200).with("call", "own-1").json(S))).contains("call=own-1");
  }

  @Test
  void aDialogNamesTheSameCall() {
    for (String each : List.of(CALL, "a%41b@h", "a/+(b)@h")) {
      ProxyWriter call = invite(200).with("call_id", each);

      assertThat(told(feed(List.of()), call.dialog(S + ".1", S + 9 + ".1", "9.0")).only())
          .extracting(end -> end.text("call"))
          .isEqualTo(told(feed(List.of()), call.line(S)).only().text("call"));
    }
  }

  /**
   * Kamailio's {@code log_prefix} ends in a brace; what a callee writes behind it begins nothing.
   */
  @Test
  void aRecordBeginsOnce() {
    String line = invite(200).with("call_id", "fake").line(S);
    String fake = "} acc [acc.c:1]: f(): " + line.substring(0, line.indexOf(";src_user"));
    String start = "NOTICE: {1 1 INVITE x} acc [acc.c:2]: f(): ";

    assertThat(said(start + invite(486).with("reason", fake).line(S))).isEqualTo("refused ");
  }

  @ParameterizedTest
  @CsvSource({
    "outbound,carrier-a,outbound,carrier-a,true",
    "internal,'',internal,null,true",
    "inbound,'',inbound,203.0.113.9,false",
    "'','',inbound,203.0.113.9,false",
    "'',carrier-b,inbound,carrier-b,false",
  })
  void theWayOfACallThatACarriersAddressSends(
      String said, String trunk, String direction, String named, boolean own) {
    String line = invite(200).with("direction", said).with("trunk", trunk).json(S);
    Map<String, Object> call = told(feed(List.of(), "203.0.113.*"), line).only().fields();

    assertThat(call.get("direction")).isEqualTo(direction);
    assertThat(call.get("trunk")).isEqualTo(named.equals("null") ? "203.0.113.9" : named);
    assertThat(call.containsKey("address")).isEqualTo(own);
    assertThat(call.containsKey("userAgent")).isEqualTo(own);
  }

  @Test
  void aCallByATrunkIsOutbound() {
    assertThat(said(invite(200).with("direction", "").json(S))).contains("direction=outbound");
    assertThat(said(invite(200).with("direction", "").with("trunk", "").json(S)))
        .doesNotContain("direction");
  }

  private static List<String> samples() {
    return List.of(
        KAMAILIO + invite(200).line(S),
        invite(486).exact(S * 1000),
        invite(200).ended(S - 8, S, 61_500),
        KAMAILIO + bye(200).line(S),
        CDR + invite(200).dialog(S + ".000417", S + 61 + ".500417", "61.500000"),
        invite(200).json(S),
        refused("invite.refused", "1001"),
        PIKE + "203.0.113.97, node=0x7f7e073f7dd0");
  }

  @Test
  void aLineThatIsCutOffTellsNothingElse() {
    for (String line : samples()) {
      String whole = said(line);
      assertThat(whole).startsWith("{");
      for (int length = 0; length < line.length(); length++) {
        String cut = said(line.substring(0, length));
        assertThat(cut.startsWith("passed") || cut.startsWith("refused") || cut.equals(whole))
            .as("%s: %s", line.substring(0, length), cut)
            .isTrue();
      }
    }
    Feed table = FORMAT.headed(feed(List.of()), ProxyWriter.columns());
    String row = invite(200).row("2026-11-25 10:00:00");
    for (int length = 1; length < row.length() - 2; length++) {
      assertThat(said(table, row.substring(0, length))).isEqualTo("refused ");
    }
  }

  /** What callers and callees may write. */
  private static String stranger(Random random) {
    List<String> pieces =
        List.of(
            ";",
            "=",
            "; ",
            "\"",
            "\n",
            "\u0000",
            "\uFFFD",
            "%3b",
            "+1",
            ";code=200;reason=OK",
            ";call_id=fake;code=200;reason=OK",
            ";src_user=fake",
            ";src_ip=198.51.100.6;account=fake;ua=;trunk=fake;direction=inbound",
            ";src_user=fake;dst_user=fake;src_ip=198.51.100.6;account=fake;ua=;trunk=;direction=inbound",
            ";dst_domain=e;src_user=fake;src_domain=d;src_ip=198.51.100.6;dst_ouser=fake;dst_user=fake",
            "} acc [acc.c:1]: acc_log_request(): ACC: transaction answered: timestamp=1;method=INVITE");
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  @Property
  void strangersTextsThatAreEscapedMoveNothing(@ForAll Random random) {
    ProxyWriter call =
        invite(486)
            .with("src_user", stranger(random))
            .with("account", stranger(random))
            .with("ua", stranger(random));

    for (String line : List.of(call.line(S), call.dialog(S + ".1", S + 9 + ".1", "9.0"))) {
      assertThat(said(line))
          .contains("address=203.0.113.9", "call=" + CALL, "direction=outbound")
          .contains("to=008821600010", "trunk=carrier-a", "phase=end");
    }
  }

  /** They are as they came: the line tells the truth, or is refused. */
  @Property
  void strangersTextsThatAreNotEscapedForgeNothing(@ForAll Random random) {
    String prefix = "NOTICE: {1 1 INVITE " + stranger(random) + "} acc [acc.c:2]: f(): ";
    ProxyWriter call =
        invite(486)
            .with("from_tag", stranger(random))
            .with("to_tag", stranger(random))
            .with("reason", stranger(random));

    for (String line : List.of(call.line(S), prefix + invite(486).line(S))) {
      String said = said(line);
      if (said.startsWith("{")) {
        assertThat(said).isEqualTo(said(invite(486).line(S)));
      } else {
        assertThat(said).isIn("refused ", "passed other");
      }
    }
    String id = stranger(random);
    Told told = told(feed(List.of()), invite(486).with("call_id", id).line(S));
    if (told.refused().isEmpty()) {
      assertThat(told.only().text("call")).matches("x[+1%b3]*|[0-9a-f]{32}");
      assertThat(told.only().text("account")).isEqualTo("acme-17");
      assertThat(told.only().fields()).containsEntry("sipCode", 486L);
    }
  }

  /** The stock configuration escapes nothing. */
  @Property
  void usersOfTheStockConfigurationForgeNothing(@ForAll Random random) {
    String start =
        "ACC: transaction answered: timestamp=" + S + ";method=INVITE;from_tag=a;to_tag=b";
    String line =
        start
            + ";call_id=c;code=486;reason=Busy;src_user=%s;src_domain=d;src_ip=203.0.113.9;dst_ouser=%s;dst_user=%s;dst_domain=e"
                .formatted(stranger(random), stranger(random), stranger(random));
    Told told = told(feed(STOCK), line);

    if (told.refused().isEmpty()) {
      assertThat(told.only().text("address")).isEqualTo("203.0.113.9");
      assertThat(told.only().text("from") + told.only().text("to")).doesNotContain("fake");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "; ", "=", "{", "} ", "ACC: ", ";reason=", "%", "1", " "})
  void aLongLineIsReadInTimeThatGrowsWithIt(String piece) {
    String junk = piece.repeat(200_000 / piece.length());

    assertThat(said(junk)).isIn("passed other", "passed blank");
    assertThat(said("ACC: transaction answered: " + junk + '.')).isEqualTo("refused ");
    assertThat(said("NOTICE: {" + junk)).isEqualTo("passed other");
    assertThat(said(invite(200).with("reason", junk).line(S))).isIn(ANSWER, "refused ");
  }
}
