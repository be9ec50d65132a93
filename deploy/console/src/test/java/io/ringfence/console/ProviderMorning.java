package io.ringfence.console;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A morning at a provider, as the topics would carry it: enough of everything that pages show. */
final class ProviderMorning {

  /** The alert that the pictures open. */
  static final String STOLEN = "6e87291329ed4e24-1";

  private final RunningConsole stage;
  private final Instant now;

  ProviderMorning(RunningConsole stage, Instant now) {
    this.stage = stage;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  void play() {
    listings();
    signals();
    alerts();
    indicators();
    refused();
    keepFeedsFlowing();
    stage.jobHasRead();
  }

  private void listings() {
    listing(
        "l-1", "add", "number", "+88216000123", "revenue-share", "known revenue share", -20, "");
    listing(
        "l-2",
        "add",
        "account",
        "acme-17",
        "house",
        "unpaid high-cost calls",
        -40,
        "\"until\":\"" + time(-30 * 1440 + 40) + "\",");
    listing("l-3", "add", "account", "acme-17", "trial", "free trial, watched", -5, "");
    listing("l-4", "add", "account", "acme-17", "partners", "mistaken import", -12, "");
    stage.send(
        "blacklist.changes",
        "a:acme-17",
        "{\"type\":\"listing\",\"id\":\"l-5\",\"time\":\""
            + time(-11 * 1440)
            + "\",\"action\":\"remove\",\"withdrawn\":true,\"subject\":{\"kind\":\"account\",\"value\":\"acme-17\"},\"list\":\"partners\",\"reason\":\"wrong file\",\"actor\":\"lists\"}");
  }

  private void listing(
      String id,
      String action,
      String kind,
      String value,
      String list,
      String reason,
      int days,
      String more) {
    stage.send(
        "blacklist.changes",
        value,
        String.format(
            Locale.ROOT,
            "{\"type\":\"listing\",\"id\":\"%s\",\"time\":\"%s\",\"action\":\"%s\",%s\"subject\":{\"kind\":\"%s\",\"value\":\"%s\"},\"list\":\"%s\",\"reason\":\"%s\",\"from\":\"%s\",\"actor\":\"ops\"}",
            id,
            time(days * 1440 + 90),
            action,
            more,
            kind,
            value,
            list,
            reason,
            time(days * 1440)));
  }

  private void signals() {
    for (int i = 0; i < 14; i++) {
      stage.send(
          "traffic.calls",
          "c-" + i,
          String.format(
              Locale.ROOT,
              "{\"type\":\"call\",\"id\":\"c-%d:end\",\"call\":\"c-%d\",\"phase\":\"end\",\"time\":\"%s\",\"source\":\"sbc-1\",\"from\":\"+12025550123\",\"to\":\"+8821600%04d\",\"account\":\"acme-17\",\"device\":\"mac:0a1122334455\",\"address\":\"203.0.113.7\",\"userAgent\":\"Zoiper rv2.10\",\"trunk\":\"carrier-a\",\"direction\":\"outbound\",\"sipCode\":%d,\"talkMillis\":%d}",
              i,
              i,
              now.minusSeconds(150 - 10L * i + i % 3),
              120 + 7 * i,
              i % 4 == 3 ? 486 : 200,
              i % 4 == 3 ? 0 : 60800 + 900 * i));
    }
  }

  private void alerts() {
    SampleAlert stolen =
        SampleAlert.irsf(STOLEN, now.minusSeconds(20))
            .accusing("address", "203.0.113.7")
            .signals(
                "c-0:end",
                "c-1:end",
                "c-2:end",
                "c-4:end",
                "c-5:end",
                "c-7:end",
                "c-9:end",
                "c-11:end",
                "c-13:end",
                "c-99:end")
            .listings("l-1", "l-3");
    stage.alert(
        stolen.with("version", 1).with("hits", 8).with("last", now.minusSeconds(70).toString()));
    stage.alert(stolen.with("hits", 11).with("last", now.minusSeconds(40).toString()));
    stage.alert(stolen.with("version", 3).with("state", "updated"));
    stage.alert(
        SampleAlert.irsf("1f20c3d4a5b69788-1", now.minusSeconds(260))
            .rule(
                "registration-brute-force-account",
                "registration-brute-force",
                "Registration passwords guessed",
                "high")
            .with(
                "summary",
                "Account acme-17 had 412 failed registrations from 1 address within 15 minutes"));
    stage.alert(
        SampleAlert.irsf("77aa31e0c5d20f11-1", now.minusSeconds(700))
            .rule("wangiri-short-calls", "wangiri", "Missed calls that bait call-backs", "high")
            .about("number", "+23276740911")
            .accusingNobody()
            .with("state", "closed")
            .with(
                "summary",
                "+23276740911 rang 184 numbers for under 2 s and was called back 31 times"));
    stage.alert(
        SampleAlert.irsf("90bd12ef00331aa7-2", now.minusSeconds(1_900))
            .rule("sip-scan-address", "sip-scan", "Accounts asked for that do not exist", "medium")
            .about("address", "198.51.100.66")
            .accusingNobody()
            .with("state", "closed")
            .with("summary", "198.51.100.66 asked for 233 unknown accounts within 10 minutes"));
    stage.alert(
        SampleAlert.irsf("0aa1772b3c4d5e6f-1", now.minusSeconds(2_400))
            .rule("smishing-template", "smishing", "Same text with a link to many", "high")
            .about("content", "8d1f0a77c2e94b3a5566778899aabbcc")
            .with("summary", "One text with a link went to 1,240 numbers within an hour")
            .with("state", "updated"));
    stage.alert(
        SampleAlert.irsf("c4b7aa0900112233-1", now.minusSeconds(5_200))
            .rule("impossible-travel", "impossible-travel", "Used from two places at once", "low")
            .about("account", "acme-23")
            .accusingNobody()
            .with("state", "closed")
            .with("summary", "Account acme-23 was in Lagos and in Riga within 40 minutes"));
    stage.alert(
        SampleAlert.irsf("d00dfeed12345678-1", now.minusSeconds(3_000))
            .rule("sim-box-ratio", "sim-box", "Calls out of one device and none in", "medium")
            .about("device", "imei:356938035643809")
            .accusingNobody()
            .shadow()
            .with(
                "summary",
                "Device imei:356938035643809 made 920 calls to 871 numbers and received none"));
  }

  private void indicators() {
    for (int i = 240; i > 0; i--) {
      Instant from = now.minusSeconds(60L * i).truncatedTo(ChronoUnit.MINUTES);
      double wave = Math.sin(i / 38.0);
      boolean attacked = i < 6;
      stage.send(
          "kpis",
          from + "/60/",
          row(
              from,
              "{}",
              (int) (810 + 260 * wave + i % 7 * 9 + (attacked ? 300 : 0)),
              52.0 + 4 * wave - i % 5 * .6 - (attacked ? 17 : 0),
              91.4 + i % 4 * .5));
      if (i % 2 == 0) {
        stage.send(
            "kpis",
            from + "/60/trunk=carrier-a",
            row(from, "{\"trunk\":\"carrier-a\"}", (int) (310 + 90 * wave), 49.4, 88.1));
      }
    }
  }

  private static String row(Instant from, String group, int attempts, double asr, double ner) {
    return String.format(
        Locale.ROOT,
        "{\"window\":{\"from\":\"%s\",\"to\":\"%s\"},\"group\":%s,\"version\":1,\"attempts\":%d,\"answered\":%d,\"asr\":%.1f,\"ner\":%.1f,\"acdSeconds\":%.1f,\"pddMillis\":{\"p50\":%d,\"p95\":%d},\"peakConcurrent\":%d,\"quality\":{\"reports\":90,\"mos\":%.1f},\"registrations\":{\"ok\":512,\"failed\":38,\"failureRatio\":%.1f}}",
        from,
        from.plusSeconds(60),
        group,
        attempts,
        (int) (attempts * asr / 100),
        asr,
        ner,
        120 + asr / 2,
        1_850 + attempts % 90,
        4_050 + attempts % 400,
        attempts * 2,
        4.1 + attempts % 3 * .1,
        attempts % 9 + 2.5);
  }

  private void refused() {
    for (int i = 0; i < 7; i++) {
      stage.send(
          "rejected",
          "traffic.calls-0-" + i,
          "{\"reason\":\"bad-field\",\"field\":\"time\",\"detail\":\"not a time\",\"position\":{\"topic\":\"traffic.calls\",\"partition\":0,\"offset\":"
              + i
              + "},\"raw\":\"e30=\"}");
    }
    stage.send(
        "late",
        "traffic.messages-0-1",
        "{\"reason\":\"late\",\"detail\":\"\",\"position\":{\"topic\":\"traffic.messages\",\"partition\":0,\"offset\":1},\"raw\":\"e30=\"}");
  }

  /** A record on each feed: they count as silent after a few seconds here. */
  void keepFeedsFlowing() {
    for (String topic :
        new String[] {
          "traffic.calls",
          "traffic.messages",
          "traffic.sessions",
          "traffic.quality",
          "security.events"
        }) {
      stage.send(
          topic, "x", "{\"type\":\"quality\",\"id\":\"q\",\"time\":\"" + now + "\",\"mos\":4.1}");
    }
  }

  private String time(int minutes) {
    return now.plusSeconds(60L * minutes).toString();
  }
}
