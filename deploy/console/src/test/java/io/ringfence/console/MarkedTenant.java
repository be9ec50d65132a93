package io.ringfence.console;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;

/**
 * Customers of {@link RunningConsole}, and the provider itself. Every value of each has a mark, in
 * letters, in numbers or in ids of alerts, by which it is known wherever it is shown.
 */
public enum MarkedTenant {
  ACME("acme", "qacme", "717171", "a1a1a1a1"),
  BOLT("bolt", "qbolt", "727272", "b2b2b2b2"),
  CORY("cory", "qcory", "737373", "c3c3c3c3"),
  PROVIDER("", "qowns", "747474", "d4d4d4d4");

  private static final int ALERTS = 8;

  private final String tenant;
  private final String word;
  private final String digits;
  private final String hex;

  MarkedTenant(String tenant, String word, String digits, String hex) {
    this.tenant = tenant;
    this.word = word;
    this.digits = digits;
    this.hex = hex;
  }

  /** Empty of the provider. */
  public String tenant() {
    return tenant;
  }

  /** In their texts. */
  public String word() {
    return word;
  }

  /** At the beginning of ids of their alerts. */
  public String hex() {
    return hex;
  }

  public boolean isIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains(word) || lower.contains(digits) || lower.contains(hex);
  }

  public String number(int i) {
    return "+1202" + digits + i % 10;
  }

  public String alert(int i) {
    return hex + "%010d-1".formatted(i);
  }

  /** One of their alerts; its evidence names records of everybody. */
  public SampleAlert sample(int i, Instant now) {
    SampleAlert alert =
        SampleAlert.irsf(alert(i), now.minusSeconds(i))
            .about("account", word + "-1")
            .accusingNobody()
            .accusing("number", number(i))
            .accusing("number", "+12025550000")
            .accusing("device", "imei:" + word)
            .rule(word + "-rule", word + "-fraud", word + " title", "high")
            .with("summary", "Account " + word + "-1 called " + number(i))
            .listings("l-" + word)
            .signals(Arrays.stream(values()).map(each -> "s-" + each.word).toArray(String[]::new));
    return tenant.isEmpty() ? alert : alert.with("tenant", tenant);
  }

  /** Writes all that there is of them, on every topic that the console reads. */
  public void play(RunningConsole stage, Instant now) {
    for (int i = 0; i < ALERTS; i++) {
      stage.alert(sample(i, now));
    }
    String account = word + "-1";
    stage.send(
        "traffic.calls",
        account,
        "{\"type\":\"call\",\"id\":\"s-%s\",\"call\":\"%s\",\"phase\":\"end\",\"time\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"account\":\"%s\",\"userAgent\":\"%s\"}"
            .formatted(word, word, now, number(1), number(2), account, word));
    for (String[] subject : new String[][] {{"account", account}, {"number", "+12025550000"}}) {
      stage.send(
          "blacklist.changes",
          subject[1],
          "{\"type\":\"listing\",\"id\":\"l-%s-%s\",\"time\":\"%s\",\"action\":\"add\",\"subject\":{\"kind\":\"%s\",\"value\":\"%s\"},\"list\":\"qowns-list\",\"reason\":\"qowns like %s\"}"
              .formatted(word, subject[0], now, subject[0], subject[1], number(3)));
    }
    stage.send(
        "verdicts",
        alert(0),
        "{\"alert\":\"%s\",\"version\":2,\"verdict\":\"unsure\",\"note\":\"qowns: as qacme-1 and qbolt-1 and qcory-1\",\"by\":\"qowns-ann\",\"time\":\"%s\"}"
            .formatted(alert(0), now));
    stage.send(
        "privacy.requests",
        "n:+12025550000",
        "{\"type\":\"privacy\",\"id\":\"p-%s\",\"time\":\"%s\",\"action\":\"access\",\"subject\":{\"kind\":\"number\",\"value\":\"+12025550000\"},\"reason\":\"%s asks\"%s}"
            .formatted(word, now, word, tenant.isEmpty() ? "" : ",\"tenant\":\"" + tenant + "\""));
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    stage.send(
        "kpis",
        "k-" + word,
        "{\"window\":{\"from\":\"%s\",\"to\":\"%s\"},\"group\":{\"trunk\":\"%s-trunk\"},\"version\":1,\"attempts\":70,\"answered\":20,\"asr\":30.0}"
            .formatted(minute.minusSeconds(60), minute, word));
    stage.send(
        "rejected",
        "x",
        "{\"reason\":\"%s-reason\",\"detail\":\"\",\"position\":{\"topic\":\"%s-topic\",\"partition\":0,\"offset\":1},\"raw\":\"e30=\"}"
            .formatted(word, word));
    stage.send(
        "rules.changes",
        "rule:" + word,
        "{\"id\":\"%s-other\",\"version\":1,\"fraud\":\"irsf\",\"title\":\"%s\",\"when\":\"account == '%s'\",\"severity\":\"low\"}"
            .formatted(word, word, account));
  }
}
