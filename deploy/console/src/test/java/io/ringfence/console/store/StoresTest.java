package io.ringfence.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.console.page.QueueFilter;
import io.ringfence.console.store.AnalystVerdict.Opinion;
import io.ringfence.console.store.IndicatorStore.Group;
import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoresTest {

  static byte[] alert(String id, int version, String first, String value) {
    return bytes(
        String.format(
            "{\"id\":\"%s\",\"version\":%d,\"state\":\"open\",\"rule\":{\"id\":\"r\",\"version\":1,\"mode\":\"enforce\"},\"fraud\":\"irsf\",\"title\":\"t\",\"severity\":\"high\",\"score\":9,\"subject\":{\"kind\":\"account\",\"value\":\"%s\"},\"accused\":[{\"kind\":\"number\",\"value\":\"+1202%s\"}],\"first\":\"%s\",\"last\":\"%s\",\"hits\":%d,\"evidence\":{\"signals\":[]},\"summary\":\"s\"}",
            id, version, value, id, first, first, version));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String minute(int minute) {
    return String.format("2026-11-25T09:%02d:00Z", minute);
  }

  @Test
  void theLastVersionCountsAndAnErasedAlertIsGone() {
    AlertStore alerts = new AlertStore(10, Optional.empty(), new ErasureStore(Optional.empty()));
    alerts.take("5550001", alert("5550001", 2, minute(1), "a"), 7);
    alerts.take("5550001", alert("5550001", 3, minute(2), "a"), 9);
    alerts.take("5550001", alert("5550001", 1, minute(3), "a"), 9);

    assertThat(alerts.all())
        .singleElement()
        .satisfies(each -> assertThat(each.hits()).isEqualTo(3));
    assertThat(alerts.find("5550001").orElseThrow().seen()).as("when the first came").isEqualTo(7);
    alerts.take("5550001", null, 10);
    assertThat(alerts.all()).isEmpty();
    assertThat(alerts.changed()).containsOnlyKeys("5550001");
    assertThat(alerts.changed()).isEmpty();
  }

  @Test
  void whatDoesNotFitIsDroppedOldestFirstAndSaid() {
    AlertStore alerts = new AlertStore(3, Optional.empty(), new ErasureStore(Optional.empty()));
    for (int i = 0; i < 5; i++) {
      alerts.take("555000" + i, alert("555000" + i, 1, minute(10 + i), "a"), 0);
    }
    assertThat(alerts.all())
        .extracting(CachedAlert::id)
        .containsExactly("5550004", "5550003", "5550002");
    assertThat(alerts.dropped()).isEqualTo(2);
    assertThat(java.time.Instant.ofEpochMilli(alerts.droppedBefore())).hasToString(minute(11));
    alerts.forgetBefore(java.time.Instant.parse(minute(14)).toEpochMilli());
    assertThat(alerts.all()).extracting(CachedAlert::id).containsExactly("5550004");
  }

  @Test
  void whatOnlyInformsIsInTheQueueOnlyIfItIsAskedFor() {
    byte[] informing =
        bytes(
            new String(alert("5550001", 1, minute(1), "a"), StandardCharsets.UTF_8)
                .replace("\"signals\":[]", "\"signals\":[],\"lists\":{\"as\":\"perimeter\"}"));
    CachedAlert alert = CachedAlert.of(informing, 0);
    QueueFilter all = QueueFilter.of(Map.of("work", "all"));

    assertThat(QueueFilter.of(Map.of()).shows(alert, Opinion.NONE)).isFalse();
    assertThat(all.shows(alert, Opinion.NONE)).isTrue();
  }

  @Test
  void alertsAreFoundByWhomTheyName() {
    AlertStore alerts = new AlertStore(10, Optional.empty(), new ErasureStore(Optional.empty()));
    alerts.take("5550001", alert("5550001", 1, minute(1), "acme"), 0);
    alerts.take("5550002", alert("5550002", 1, minute(2), "acme"), 0);

    assertThat(alerts.naming(new Subject(SubjectKind.ACCOUNT, "acme"))).hasSize(2);
    assertThat(alerts.naming(new Subject(SubjectKind.NUMBER, "+12025550002"))).hasSize(1);
    assertThat(alerts.naming(new Subject(SubjectKind.NUMBER, "+1202555000"))).isEmpty();
    assertThat(alerts.naming(new Subject(SubjectKind.TRUNK, "acme"))).isEmpty();
  }

  @Test
  void whatCannotBeReadIsCountedAndStopsNothing() {
    AlertStore alerts = new AlertStore(10, Optional.empty(), new ErasureStore(Optional.empty()));
    for (String wrong : List.of("", "{", "[]", "null", "{\"id\":1}", "{\"id\":\"x\"}")) {
      alerts.take("x", bytes(wrong), 0);
    }
    alerts.take("other key", alert("5550001", 1, minute(1), "a"), 0);
    assertThat(alerts.unreadable()).isEqualTo(7);
    assertThat(alerts.all()).isEmpty();
  }

  @Test
  void theHighestVersionOfARowCountsAndOldWindowsAreDropped() {
    IndicatorStore indicators = new IndicatorStore(3);
    indicators.take(row(1, 2, "{\"trunk\":\"a\"}", 50.5));
    indicators.take(row(1, 1, "{\"trunk\":\"a\"}", 10.0));
    Group group = new Group(Map.of("trunk", "a"));

    assertThat(indicators.line(group, 60_000, "asr", 0).orElseThrow().values())
        .containsExactly(50.5f);
    assertThat(indicators.line(group, 60_000, "pddMillis.p95", 0).orElseThrow().values())
        .containsExactly(41f);
    assertThat(indicators.figures()).doesNotContain("version", "causes.sip.200");
    assertThat(indicators.line(group, 3_600_000, "asr", 0)).isEmpty();
    for (int i = 2; i < 6; i++) {
      indicators.take(row(i, 1, "{}", i));
    }
    assertThat(indicators.held()).isEqualTo(3);
    assertThat(indicators.dropped()).isEqualTo(2);
    assertThat(indicators.line(group, 60_000, "asr", 0)).as("the oldest window").isEmpty();
    indicators.take(bytes("{\"window\":{}}"));
    assertThat(indicators.unreadable()).isEqualTo(1);
  }

  private static byte[] row(int minute, int version, String group, double asr) {
    return bytes(
        String.format(
            java.util.Locale.ROOT,
            "{\"window\":{\"from\":\"%s\",\"to\":\"%s\"},\"group\":%s,\"version\":%d,\"asr\":%.1f,\"pddMillis\":{\"p95\":41},\"causes\":{\"sip\":{\"200\":3}}}",
            minute(minute),
            minute(minute + 1),
            group,
            version,
            asr));
  }

  @Test
  void refusalsAreCountedByTopicAndReasonForADay() {
    RejectionCounts refusals = new RejectionCounts();
    long hour = 3_600_000;
    byte[] refusal =
        bytes(
            "{\"reason\":\"late\",\"detail\":\"x\",\"position\":{\"topic\":\"traffic.calls\",\"partition\":0,\"offset\":1},\"raw\":\"e30=\"}");
    refusals.take(refusal, 100 * hour);
    refusals.take(refusal, 110 * hour);
    refusals.take(bytes("not JSON"), 110 * hour);

    Map<RejectionCounts.Cause, RejectionCounts.Count> lately = refusals.lately(110 * hour + 1);
    assertThat(lately.get(new RejectionCounts.Cause("traffic.calls", "late")))
        .isEqualTo(new RejectionCounts.Count(1, 2));
    assertThat(lately.get(new RejectionCounts.Cause("other", "other")))
        .isEqualTo(new RejectionCounts.Count(1, 1));
    assertThat(refusals.lately(140 * hour)).isEmpty();
  }

  private static byte[] privacy(String id, String time, String action, String until) {
    return bytes(
        String.format(
            "{\"type\":\"privacy\",\"id\":\"%s\",\"time\":\"%s\",\"action\":\"%s\",\"subject\":{\"kind\":\"account\",\"value\":\"a\"},\"actor\":\"legal\",\"ground\":\"order"
                + " 7\",\"until\":\"%s\"}",
            id, time, action, until));
  }

  @Test
  void theHoldThatLastsLongestCountsUntilItsEndOrARelease() {
    PrivacyRequestStore requests = new PrivacyRequestStore(Sources.shipped());
    Subject subject = new Subject(SubjectKind.ACCOUNT, "a");
    long now = Instant.parse("2026-12-01T00:00:00Z").toEpochMilli();
    long later = Instant.parse("2027-03-01T00:00:00Z").toEpochMilli();
    requests.take(privacy("p-1", minute(1), "hold", "2027-02-01T00:00:00Z"));
    requests.take(privacy("p-2", minute(2), "hold", "2027-01-01T00:00:00Z"));

    assertThat(requests.hold(subject, now).orElseThrow().id()).isEqualTo("p-1");
    assertThat(requests.hold(subject, later)).isEmpty();
    requests.take(privacy("p-3", minute(3), "release", "2027-01-01T00:00:00Z"));
    assertThat(requests.hold(subject, now)).isEmpty();
    requests.take(privacy("p-4", minute(4), "hold", "2027-01-01T00:00:00Z"));
    assertThat(requests.hold(subject, now).orElseThrow().id()).isEqualTo("p-4");
  }

  @Test
  void whyARequestWouldBeRefusedIsSaidWithItsField() {
    PrivacyRequestStore requests = new PrivacyRequestStore(Sources.shipped());

    assertThat(requests.fault(privacy("p-1", minute(1), "hold", "2026-11-01T00:00:00Z")))
        .hasValueSatisfying(fault -> assertThat(fault).startsWith("until: "));
    assertThat(requests.fault(privacy("p-1", minute(1), "hold", "2027-11-01T00:00:00Z"))).isEmpty();
  }
}
