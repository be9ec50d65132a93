package io.ringfence.console.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.alert.AlertIds;
import io.ringfence.console.store.AnalystVerdict.Opinion;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.signal.encoding.RecordSeal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is believed of the topic of verdicts, to which others may write. */
class VerdictsTest {

  private static final long NOW = 1_795_597_262_000L;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Optional<KeyedHash> KEY = Optional.of(new KeyedHash(new byte[32]));
  private static final Subject ACCOUNT = new Subject(SubjectKind.ACCOUNT, "a");
  private static final String ID = AlertIds.UNKEYED.of("r", ACCOUNT, 1);

  private AlertStore alerts =
      new AlertStore(10, Optional.empty(), new ErasureStore(Optional.empty()));
  private VerdictStore verdicts = store(2, Optional.empty());

  private Verdicts shown() {
    return new Verdicts(verdicts, new Alerts(alerts, Set.of()), "ada");
  }

  private VerdictStore store(int most, Optional<KeyedHash> key) {
    return new VerdictStore(most, alerts, new RecordSeal("verdict", key), () -> NOW);
  }

  private void publish(String id, int version) {
    alerts.take(id, StoresTest.alert(id, version, "2026-11-25T09:01:00Z", "a"), NOW);
  }

  private static AnalystVerdict said(String id, int version) {
    return new AnalystVerdict(id, version, Opinion.TRUE, "a \"note\"", "ada", NOW);
  }

  private static byte[] sealed(Optional<KeyedHash> key, AnalystVerdict verdict) {
    return new RecordSeal("verdict", key).write(verdict.json()).getBytes(UTF_8);
  }

  private static byte[] unsealed(AnalystVerdict verdict) {
    return verdict.json().getBytes(UTF_8);
  }

  @Test
  void aVerdictIsReadAsItWasWrittenAndTheLastCounts() {
    List<String> ids = Stream.of(1, 2, 3).map(i -> AlertIds.UNKEYED.of("r", ACCOUNT, i)).toList();
    ids.forEach(id -> publish(id, 4));

    assertThat(verdicts.take(ids.get(0), unsealed(said(ids.get(0), 4)))).isTrue();
    assertThat(verdicts.of(ids.get(0))).contains(said(ids.get(0), 4));
    verdicts.take(ids.get(1), unsealed(said(ids.get(1), 1)));
    verdicts.take(ids.get(2), unsealed(said(ids.get(2), 1)));

    assertThat(verdicts.of(ids.get(0))).isEmpty();
    assertThat(verdicts.dropped()).isEqualTo(1);
    assertThat(verdicts.refused()).isZero();
    verdicts.take(ids.get(2), null);
    assertThat(shown().opinion(ids.get(2))).isEqualTo(Opinion.NONE);
  }

  static Stream<String[]> hostile() {
    return Stream.of(
        new String[][] {
          {"alert", "\"a-1\""},
          {"alert", "\"" + "0".repeat(16) + "-0\""},
          {"alert", "7"},
          {"version", "0"},
          {"version", "2147483647"},
          {"version", "1e3"},
          {"version", "\"1\""},
          {"verdict", "\"maybe\""},
          {"verdict", "null"},
          {"note", "\"" + "n".repeat(2_001) + "\""},
          {"note", "{}"},
          {"by", "\"" + "b".repeat(65) + "\""},
          {"by", "\" \""},
          {"by", "null"},
          {"time", "\"+999999999-01-01T00:00:00Z\""},
          {"time", "\"-999999999-01-01T00:00:00Z\""},
          {"time", "\"9999-01-01T00:00:00Z\""},
          {"time", "7"},
        });
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatCannotBeAVerdictIsRefusedAndCounted(String field, String value) throws IOException {
    publish(ID, 4);
    verdicts.take(ID, unsealed(said(ID, 4)));
    ObjectNode wrong = (ObjectNode) JSON.readTree(unsealed(said(ID, 3)));
    wrong.set(field, JSON.readTree(value));
    String key = wrong.path("alert").asText();

    assertThat(verdicts.take(key, wrong.toString().getBytes(UTF_8))).isFalse();

    assertThat(verdicts.of(ID)).contains(said(ID, 4));
    assertThat(verdicts.refused()).isEqualTo(1);
    assertThat(verdicts.held()).isEqualTo(1);
  }

  @Test
  void whatIsPastItsTermIsForgotten() {
    publish(ID, 4);
    verdicts.take(ID, unsealed(said(ID, 4)));

    verdicts.forgetBefore(NOW);
    assertThat(verdicts.held()).isEqualTo(1);
    verdicts.forgetBefore(NOW + 1);

    assertThat(verdicts.held()).isZero();
  }

  @Test
  void bytesThatAreNoRecordAreRefused() {
    for (byte[] each : List.of(new byte[0], "?".getBytes(UTF_8), new byte[1 << 20])) {
      assertThat(verdicts.take(ID, each)).isFalse();
    }
    assertThat(verdicts.take("0badcafe00000000-1", unsealed(said(ID, 1)))).as("key").isFalse();
    assertThat(verdicts.refused()).isEqualTo(4);
  }

  @Test
  void aVerdictOnAVersionThatWasNotPublishedIsNotShown() {
    publish(ID, 4);
    verdicts.take(ID, unsealed(said(ID, 5)));

    assertThat(verdicts.of(ID)).isEmpty();
    assertThat(shown().opinion(ID)).isEqualTo(Opinion.NONE);
    assertThat(verdicts.refused()).isEqualTo(1);

    publish(ID, 5);
    assertThat(verdicts.of(ID)).as("once it is").isPresent();
    assertThat(verdicts.refused()).isZero();
  }

  @Test
  void underAKeyOnlyAVerdictOfAConsoleWithThatKeyIsBelieved() {
    publish(ID, 4);
    verdicts = store(2, KEY);
    byte[] sealed = sealed(KEY, said(ID, 4));
    String changed = new String(sealed, UTF_8).replace("\"true\"", "\"false\"");
    byte[] others =
        sealed(Optional.of(new KeyedHash("another key than that".getBytes(UTF_8))), said(ID, 4));

    assertThat(verdicts.take(ID, unsealed(said(ID, 4)))).isFalse();
    assertThat(verdicts.take(ID, changed.getBytes(UTF_8))).isFalse();
    assertThat(verdicts.take(ID, others)).isFalse();
    assertThat(verdicts.of(ID)).isEmpty();
    assertThat(verdicts.refused()).isEqualTo(3);

    assertThat(verdicts.take(ID, sealed)).isTrue();
    assertThat(verdicts.of(ID)).contains(said(ID, 4));
  }

  @Test
  void underAKeyOnlyAlertsOfTheJobAreShown() {
    String id = AlertIds.keyed(KEY.orElseThrow()).of("r", ACCOUNT, 1);
    alerts = new AlertStore(10, KEY, new ErasureStore(Optional.empty()));
    RecordSeal seal = new RecordSeal("alert", KEY);
    String alert = new String(StoresTest.alert(id, 1, "2026-11-25T09:01:00Z", "a"), UTF_8);
    String other = alert.replace(id, "0badcafe00000000-1");

    alerts.take(id, alert.getBytes(UTF_8), NOW);
    alerts.take("0badcafe00000000-1", seal.write(other).getBytes(UTF_8), NOW);
    assertThat(alerts.all()).isEmpty();
    assertThat(alerts.unreadable()).isEqualTo(2);

    alerts.take(id, seal.write(alert).getBytes(UTF_8), NOW);
    assertThat(alerts.all()).hasSize(1);
  }

  @Test
  void aCopyOfAnAlertWithAHighVersionIsNotShown() {
    String id = AlertIds.keyed(KEY.orElseThrow()).of("r", ACCOUNT, 1);
    alerts = new AlertStore(10, KEY, new ErasureStore(Optional.empty()));
    RecordSeal seal = new RecordSeal("alert", KEY);
    String alert =
        seal.write(new String(StoresTest.alert(id, 1, "2026-11-25T09:01:00Z", "a"), UTF_8));
    alerts.take(id, alert.getBytes(UTF_8), NOW);

    String copy =
        alert
            .replace("\"version\":1,", "\"version\":2000000000,")
            .replaceFirst("\"state\":\"[a-z]+\"", "\"state\":\"retracted\"");
    assertThat(copy).isNotEqualTo(alert);
    alerts.take(id, copy.getBytes(UTF_8), NOW);

    assertThat(alerts.find(id).orElseThrow().version()).isEqualTo(1);
    assertThat(alerts.unreadable()).isEqualTo(1);
  }

  @Test
  void anOlderVerdictThatIsSentAgainDoesNotWin() {
    publish(ID, 4);
    verdicts = store(2, KEY);
    AnalystVerdict later = new AnalystVerdict(ID, 4, Opinion.FALSE, "", "ben", NOW + 1);
    verdicts.take(ID, sealed(KEY, said(ID, 4)));
    verdicts.take(ID, sealed(KEY, later));

    assertThat(verdicts.take(ID, sealed(KEY, said(ID, 4)))).isTrue();

    assertThat(verdicts.of(ID)).contains(later);
  }
}
