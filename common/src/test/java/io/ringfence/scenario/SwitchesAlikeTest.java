package io.ringfence.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.FeedDecoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.decode.format.asteriskcdr.AsteriskWriter;
import io.ringfence.decode.format.freeswitchcdr.SwitchWriter;
import io.ringfence.signal.Retention;
import io.ringfence.signal.Signal;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The same attacks, as Asterisk and as FreeSWITCH write them, give the same alerts. */
class SwitchesAlikeTest {

  private static final long T = Instant.parse("2026-11-25T09:00:00Z").toEpochMilli();
  private static final String GUESSER = "203.0.113.9";
  private static final String SCANNER = "203.0.113.77";

  /** A line of one of a switch's feeds, and when it is written. */
  private record Line(String topic, long time, String text) {}

  /** How a switch tells what happens at it. */
  private interface Switch {
    String sources();

    Line failed(long time, String account, String address);

    Line unknown(long time, String account, String address);

    /** A customer's call by the carrier: rings for 5 s, talks for 10. */
    Line call(long time, int number, String account, String to);
  }

  private static final class Asterisk implements Switch {

    private static final AsteriskWriter CDR = new AsteriskWriter(ZoneOffset.UTC);

    @Override
    public String sources() {
      return """
          sources:
            default: {region: GB, zone: Europe/London}
            pbx/cdr:
              format: asterisk-cdr
              topic: raw.cdr
              realm: pbx
              trunks: [PJSIP/carrier*]
              inside: [from-internal]
            pbx/log: {format: asterisk-log, topic: raw.log, realm: pbx}
          """;
    }

    @Override
    public Line failed(long time, String account, String address) {
      return event(time, "ChallengeResponseFailed", account, address);
    }

    @Override
    public Line unknown(long time, String account, String address) {
      return event(time, "InvalidAccountID", account, address);
    }

    private static Line event(long time, String event, String account, String address) {
      String line =
          "[%s] SECURITY[1204] res_security_log.c: SecurityEvent=\"%s\",EventTV=\"%s\","
              + "Severity=\"Error\",Service=\"PJSIP\",EventVersion=\"1\",AccountID=\"%s\","
              + "SessionID=\"%d@192.0.2.7\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\","
              + "RemoteAddress=\"IPV4/UDP/%s/5070\"";
      String written = text(time, "yyyy-MM-dd HH:mm:ss");
      String happened = text(time, "yyyy-MM-dd'T'HH:mm:ss.SSSxx");
      return new Line(
          "raw.log", time, line.formatted(written, event, happened, account, time, address));
    }

    @Override
    public Line call(long time, int number, String account, String to) {
      long end = time + 15_000;
      AsteriskWriter.AstCdr cdr =
          new AsteriskWriter.AstCdr(
              account,
              account,
              account,
              to,
              "from-internal",
              "PJSIP/%s-%08x".formatted(account, number),
              "PJSIP/carrier-a-%08x".formatted(number),
              "Dial",
              "PJSIP/" + to + "@carrier-a",
              time,
              time + 5_000,
              end,
              "ANSWERED",
              "1795597200." + number,
              "",
              "",
              number);
      return new Line("raw.cdr", end, CDR.master(cdr, true, true, false));
    }
  }

  private static final class FreeSwitch implements Switch {

    @Override
    public String sources() {
      return """
          sources:
            default: {region: GB, zone: Europe/London}
            pbx/cdr: {format: freeswitch-cdr, topic: raw.cdr, realm: pbx, trunks: [carrier-a]}
            pbx/log: {format: freeswitch-log, topic: raw.log, realm: pbx}
          """;
    }

    @Override
    public Line failed(long time, String account, String address) {
      return log(
          time,
          "SIP auth failure (REGISTER) on sofia profile 'internal' for [%s@192.0.2.1] from ip %s"
              .formatted(account, address));
    }

    @Override
    public Line unknown(long time, String account, String address) {
      return log(time, "Can't find user [%s@192.0.2.1] from %s".formatted(account, address));
    }

    private static Line log(long time, String message) {
      String start = text(time, "yyyy-MM-dd HH:mm:ss.SSSSSS") + " 97.50% [WARNING] sofia_reg.c:17 ";
      return new Line("raw.log", time, start + message);
    }

    @Override
    public Line call(long time, int number, String account, String to) {
      String uuid = "5282f87c-0000-4000-8000-%012x".formatted(number);
      long answer = time + 5_000;
      long end = time + 15_000;
      return new Line(
          "raw.cdr",
          end,
          SwitchWriter.leg(uuid, "inbound", time, answer, end)
              .with("sip_auth_username", account)
              .with("sip_hangup_disposition", "recv_bye")
              .with("last_app", "bridge")
              .with("last_arg", "sofia/gateway/carrier-a/" + to)
              .part(account, to, "default", "sofia/internal/102@192.0.2.1", time, time, answer, 0)
              .json());
    }
  }

  private static String text(long time, String form) {
    return DateTimeFormatter.ofPattern(form)
        .format(Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC));
  }

  /** A password is guessed, numbers are tried, and a stolen account calls satellite numbers. */
  private static List<Line> attacks(Switch pbx) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add(pbx.failed(T + i * 2_000L, "102", GUESSER));
    }
    for (int i = 0; i < 40; i++) {
      lines.add(pbx.unknown(T + 200_000 + i * 1_000L, Integer.toString(2_000 + i), SCANNER));
    }
    for (int i = 0; i < 20; i++) {
      lines.add(pbx.call(T + 400_000 + i * 20_000L, i, "103", "00882160001%02d".formatted(i)));
    }
    return lines;
  }

  /** Rule, subject, mode, and the times of the first and the last hit. */
  private static Set<String> alerts(Switch pbx, List<Line> lines) throws IOException {
    Sources sources = Sources.read(pbx.sources()).orThrow("sources.yaml");
    FeedDecoder feeds = new FeedDecoder(new Decoder(sources, Retention.DEFAULT), sources);
    List<Signal> signals = new ArrayList<>();
    for (Line line : lines) {
      feeds.decode(
          line.text().getBytes(UTF_8),
          line.text().length(),
          new Position(line.topic(), 0, signals.size()),
          new FeedDecoder.Clocks(line.time(), Decoder.NO_CLOCK, Decoder.NO_CLOCK),
          decoded -> signals.add(((Decoded.Read) decoded).signal()));
    }
    Set<String> alerts = new TreeSet<>();
    for (JsonNode alert : new Stage().alerts(sources, signals)) {
      alerts.add(
          String.join(
              " ",
              Stage.ruleOf(alert),
              alert.at("/subject/kind").asText(),
              alert.at("/subject/value").asText(),
              alert.at("/rule/mode").asText(),
              alert.get("first").asText(),
              alert.get("last").asText()));
    }
    return alerts;
  }

  @Test
  void theSameAttacksAreAlertedAlike() throws IOException {
    Set<String> asterisk = alerts(new Asterisk(), attacks(new Asterisk()));
    Set<String> freeSwitch = alerts(new FreeSwitch(), attacks(new FreeSwitch()));

    assertThat(freeSwitch).isEqualTo(asterisk);
    assertThat(asterisk)
        .anyMatch(
            each -> each.startsWith("registration-brute-force-account account pbx/102 enforce"))
        .anyMatch(each -> each.startsWith("sip-scan address " + SCANNER + " enforce"))
        .anyMatch(each -> each.startsWith("irsf-burst account pbx/103 enforce"));
  }
}
