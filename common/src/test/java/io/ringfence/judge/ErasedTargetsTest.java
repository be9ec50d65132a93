package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.judge.context.Clock;
import io.ringfence.judge.context.Outcome;
import io.ringfence.judge.context.Publication;
import io.ringfence.judge.holdings.SubjectHoldings;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.state.SubjectStateCodec;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Erasure;
import io.ringfence.privacy.Holding;
import io.ringfence.privacy.Replaced;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has been called is somebody, too: an erasure of a called number reaches the alerts on it. */
class ErasedTargetsTest {

  private static final Rule DEAR =
      JudgeFixtures.valuing(
          JudgeFixtures.rule("dear", 20 * MINUTE, false, List.of(), scope -> true));

  private static final String CALLED = "+8821600001";

  private final SubjectHarness harness =
      new SubjectHarness(new Pack(List.of(), List.of(DEAR)), SUBJECT.key());

  /** Calls of which some are settled, in an episode and in the ledger, and some pending. */
  private void calls() {
    for (int i = 0; i < 30; i++) {
      long time = START + i * MINUTE;
      harness.take(
          JudgeFixtures.phase(DEAR, "c" + i % 3, SignalTopic.CALL_ATTEMPT, time, 5, 0)
              .identity(i)
              .judgedBy(List.of(DEAR.slot()))
              .made());
      harness.reach(time);
    }
  }

  private static byte[] stored(SubjectState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new SubjectStateCodec().write(state, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static boolean names(byte[] state) {
    return new String(state, StandardCharsets.ISO_8859_1).contains(CALLED);
  }

  @Test
  void anErasureOfACalledNumberReachesStateAndAlertsOfTheCaller() throws IOException {
    calls();
    byte[] before = stored(harness.state);
    assertThat(harness.state.ledgers().isEmpty()).isFalse();
    assertThat(harness.alerts().values().iterator().next().toString()).contains(CALLED);
    Erasure erasure =
        new Erasure("p1", new Subject(SubjectKind.NUMBER, CALLED), START + 60 * MINUTE);
    ErasedValues values = new ErasedValues(List.of(erasure));
    SubjectStateCodec codec = new SubjectStateCodec();

    assertThat(values.mayBeIn(before)).isTrue();
    SubjectState after =
        codec.read(
            values.filter(new DataInputStream(new ByteArrayInputStream(before)), Long.MIN_VALUE),
            codec.version());
    Outcome outcome =
        harness.judge.replaceErased(
            new Replaced<>(harness.state, after),
            null,
            SUBJECT.key(),
            new Clock(harness.watermark, harness.watermark),
            harness.shared,
            harness.links);

    assertThat(names(stored(after))).isFalse();
    assertThat(outcome.publications()).isNotEmpty();
    for (Publication each : outcome.publications()) {
      JsonNode alert = new ObjectMapper().readTree(each.json());
      assertThat(each.json()).doesNotContain(CALLED);
      assertThat(alert.at("/evidence/targets").toString()).contains(erasure.token());
      assertThat(alert.get("actions").toString()).doesNotContain(erasure.token());
    }
  }

  @Test
  void whereTheCallsGoIsToBeBlockedBeforeWhoMakesThem() {
    calls();

    JsonNode alert = harness.alerts().values().iterator().next();

    assertThat(alert.at("/evidence/ranges/0/range").asText()).isEqualTo("+882160");
    assertThat(alert.at("/actions/0/do").asText()).isEqualTo("block-destination");
    assertThat(alert.at("/actions/0/value").asText()).isEqualTo("+882160");
    int last = alert.get("actions").size() - 1;
    assertThat(alert.at("/actions/" + last + "/value").asText()).isEqualTo(SUBJECT.value());
    assertThat(alert.at("/evidence/customer/class").asText()).isEqualTo("business");
  }

  @Test
  void anAuditTellsWhoHasBeenCalled() {
    calls();
    List<Holding> held = new ArrayList<>();

    new SubjectHoldings(HoldingsTest.POLICY).read(harness.key, harness.state, held::add);

    assertThat(held.stream().map(Holding::what)).contains("costs of calls", "alerts");
    for (String what : List.of("costs of calls", "alerts", "signals to be settled")) {
      assertThat(held.stream().filter(each -> each.what().equals(what)))
          .as(what)
          .anyMatch(each -> each.said().get().names().contains(CALLED));
    }
  }
}
