package io.ringfence.console.tenants;

import io.ringfence.console.MarkedTenant;
import io.ringfence.console.RunningConsole;
import io.ringfence.console.SampleAlert;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What somebody has on the topics that a console reads. */
final class TenantsData {

  private TenantsData() {}

  static SampleAlert alert(MarkedTenant of, int i, Instant now) {
    SampleAlert alert =
        SampleAlert.irsf(of.alert(i), now.minusSeconds(i))
            .about("account", of.word() + "-" + i % 5)
            .accusingNobody()
            .accusing("number", of.number(i))
            .accusing("number", "+12025550000")
            .rule(of.word() + "-rule", of.word() + "-fraud", of.word() + " title", "high")
            .with("summary", "Account " + of.word() + " called " + of.number(i))
            .signals("s-" + of.word());
    return of.tenant().isEmpty() ? alert : alert.with("tenant", of.tenant());
  }

  /** Of the provider more than a queue shows. */
  private static int alerts(MarkedTenant of) {
    return of == MarkedTenant.PROVIDER ? 120 : 12;
  }

  /** All that there is of somebody, on every topic that the console reads. */
  static void play(MarkedTenant of, RunningConsole stage, Instant now) {
    String owner = of.tenant().isEmpty() ? "" : ",\"tenant\":\"" + of.tenant() + '"';
    for (int i = 0; i < alerts(of); i++) {
      stage.alert(alert(of, i, now));
      if (i % 3 == 0) {
        stage.send(
            "verdicts",
            of.alert(i),
            "{\"alert\":\"%s\",\"version\":2,\"verdict\":\"true\",\"note\":\"%s\",\"by\":\"x\",\"time\":\"%s\"}"
                .formatted(of.alert(i), of.word(), now.minusSeconds(1)));
      }
    }
    String account = of.word() + "-1";
    stage.send(
        "traffic.calls",
        account,
        "{\"type\":\"call\",\"id\":\"s-%s\",\"call\":\"%s\",\"phase\":\"end\",\"time\":\"%s\",\"from\":\"%s\",\"account\":\"%s\"}"
            .formatted(of.word(), of.word(), now, of.number(1), account));
    for (String[] subject : new String[][] {{"account", account}, {"number", "+12025550000"}}) {
      if (of == MarkedTenant.PROVIDER) {
        stage.send(
            "blacklist.changes",
            subject[1],
            "{\"type\":\"listing\",\"id\":\"l-%s\",\"time\":\"%s\",\"action\":\"add\",\"subject\":{\"kind\":\"%s\",\"value\":\"%s\"},\"list\":\"house\"}"
                .formatted(subject[0], now, subject[0], subject[1]));
      }
      for (String action : List.of("access", "hold")) {
        if (of == MarkedTenant.PROVIDER || action.equals("access")) {
          stage.send(
              "privacy.requests",
              subject[1],
              request(of, "p-" + of.word() + action + subject[0], action, subject, owner, now));
        }
      }
      String waits = "w-" + of.word() + subject[0];
      stage.send("privacy.approvals", waits, request(of, waits, "erase", subject, owner, now));
    }
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    stage.send(
        "kpis",
        of.word(),
        "{\"window\":{\"from\":\"%s\",\"to\":\"%s\"},\"group\":{\"trunk\":\"%s-trunk\"},\"version\":1,\"attempts\":70}"
            .formatted(minute.minusSeconds(60), minute, of.word()));
    stage.send(
        "rejected",
        "x",
        "{\"reason\":\"%s\",\"detail\":\"\",\"position\":{\"topic\":\"traffic.calls\",\"partition\":0,\"offset\":1},\"raw\":\"e30=\"}"
            .formatted(of.word()));
    stage.send("alerts", of.hex() + "nonsense", "{\"" + of.word() + "\":");
    stage.send(
        "rules.changes",
        "rule:" + of.word(),
        "{\"id\":\"%s-other\",\"version\":1,\"fraud\":\"irsf\",\"title\":\"%s\",\"when\":\"account == '%s'\",\"severity\":\"low\"}"
            .formatted(of.word(), of.word(), account));
  }

  private static String request(
      MarkedTenant of, String id, String action, String[] subject, String owner, Instant now) {
    return "{\"type\":\"privacy\",\"id\":\"%s\",\"time\":\"%s\",\"action\":\"%s\",\"subject\":{\"kind\":\"%s\",\"value\":\"%s\"},\"reason\":\"%s asks\",\"actor\":\"%s\",\"ground\":\"law\",\"until\":\"%s\"%s}"
        .formatted(
            id,
            now.minusSeconds(2),
            action,
            subject[0],
            subject[1],
            of.word(),
            of.word(),
            now.plus(90, ChronoUnit.DAYS),
            owner);
  }

  /**
   * All that somebody has comes again, some of it changed, and one of their alerts is erased.
   *
   * @param time the how many-th it is
   * @return what the title of an alert is when the console has read all of it
   */
  static String change(MarkedTenant of, RunningConsole stage, Instant now, int time) {
    play(of, stage, now);
    for (int i = 0; i < 5; i++) {
      stage.alert(alert(of, i, now).with("version", 2 + time).with("hits", 20 + time));
    }
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    stage.send(
        "kpis",
        of.word() + "-later",
        "{\"window\":{\"from\":\"%s\",\"to\":\"%s\"},\"group\":{\"trunk\":\"%s-more\"},\"version\":%d,\"attempts\":7}"
            .formatted(minute, minute.plusSeconds(60), of.word(), time));
    stage.send("alerts", of.alert(7), null);
    String title = of.word() + " changed " + time;
    stage.alert(
        alert(of, 200, now.plusSeconds(200)).with("version", 2 + time).with("title", title));
    return title;
  }

  /** What somebody hears last: an alert of their own has another version. */
  static void last(MarkedTenant of, RunningConsole stage, Instant now) {
    stage.alert(alert(of, 2, now).with("version", 99).with("title", HeardStream.LAST));
  }
}
