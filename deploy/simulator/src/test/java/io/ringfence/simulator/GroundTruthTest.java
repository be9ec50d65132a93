package io.ringfence.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.simulator.output.GroundTruth;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.SimulationSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundTruthTest {

  private static final List<String> ATTACKS =
      List.of(
          "irsf-burst",
          "register-guessing-by-address",
          "register-guessing-by-botnet",
          "scan-extensions",
          "wangiri-range",
          "robocall-customer",
          "smishing",
          "two-places-at-once",
          "session-in-two-hands",
          "device-with-many-accounts",
          "banned-device-returns",
          "listed-number-calls",
          "listed-number-is-called",
          "listed-network-registers");

  private static final List<String> TRAPS =
      List.of(
          "call-centre",
          "hospital-dialler",
          "courier",
          "flash-call-verification",
          "conference-bridge",
          "radio-phone-in",
          "diaspora-caller",
          "satellite-customer",
          "emergency-callers",
          "recycled-number",
          "otp-sender",
          "bank-alerts",
          "office-behind-one-address",
          "phone-with-old-password",
          "forgotten-password",
          "password-changed",
          "traveller",
          "family-on-one-device",
          "webinar-rush",
          "monitoring-probe");

  private static RecordedSimulation recorded;

  @BeforeAll
  static void record() {
    recorded = RecordedSimulation.of(RecordedSimulation.twoMinutes(11));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyAttackAndEveryTrapHappensInAShortDemonstration(int minutes) {
    RecordedSimulation demo =
        RecordedSimulation.of(
            SimulationSettings.demo(2, RecordedSimulation.START, Duration.ofMinutes(minutes))
                .withSubscribers(1_000));

    assertThat(demo.truth().attacks())
        .extracting(attack -> attack.id().replaceAll("-\\d+$", ""))
        .containsExactlyElementsOf(ATTACKS);
    assertThat(demo.truth().traps())
        .extracting(GroundTruth.Trap::name)
        .containsExactlyElementsOf(TRAPS);
    Set<String> mentioned = new HashSet<>();
    demo.records().forEach(record -> record.forEach(value -> mentioned.add(value.asText())));
    assertThat(demo.truth().traps())
        .allMatch(trap -> trap.subjects().stream().anyMatch(s -> mentioned.contains(s.value())));
  }

  @Test
  void attacksBeginBetweenATenthAndSixTenthsAndEndInTime() {
    long start = RecordedSimulation.START.toEpochMilli();

    // The listed take part some seconds after they were listed.
    assertThat(recorded.truth().attacks())
        .allMatch(
            attack ->
                attack.from() >= start + 12_000
                    && attack.from()
                        <= start + (attack.frauds().contains("listed-subject") ? 92_000 : 80_000))
        .allMatch(attack -> attack.to() <= start + 120_000);
  }

  @Test
  void nobodyIsBothAttackerAndTrapOrOrdinarySubscriber() {
    Set<SubjectId> attackers = new HashSet<>();
    recorded.truth().attacks().forEach(attack -> attackers.addAll(attack.subjects()));
    Set<SubjectId> traps = new HashSet<>();
    recorded.truth().traps().forEach(trap -> traps.addAll(trap.subjects()));
    Directory directory = new Directory(11, 1_000);
    Set<SubjectId> ordinary = new HashSet<>();
    for (int i = 0; i < directory.subscribers(); i++) {
      ordinary.addAll(SubjectId.all(directory.subscriber(i)));
    }

    assertThat(ordinary)
        .as("three a subscriber, and addresses that households share")
        .filteredOn(subject -> !subject.kind().equals("address"))
        .hasSize(3_000);
    assertThat(attackers).doesNotContainAnyElementsOf(traps).doesNotContainAnyElementsOf(ordinary);
    assertThat(traps).doesNotContainAnyElementsOf(ordinary);
  }

  @Test
  void anAttacksSignalsWereSentWithinItsTimesAndNameItsSubjects() {
    Map<String, JsonNode> byId = recorded.byId();

    for (GroundTruth.Attack attack : recorded.truth().attacks()) {
      assertThat(attack.signals()).as(attack.id()).isNotEmpty().doesNotHaveDuplicates();
      Set<String> values = new HashSet<>();
      attack.subjects().forEach(subject -> values.add(subject.value()));
      boolean named = false;
      for (String id : attack.signals()) {
        JsonNode record = byId.get(id);
        assertThat(RecordedSimulation.time(record)).isBetween(attack.from(), attack.to());
        for (JsonNode value : record) {
          named |= values.contains(value.asText());
        }
      }
      assertThat(named).as(attack.id()).isTrue();
    }
  }

  @Test
  void aListingIsKnownBeforeTheListedTakePart() {
    for (GroundTruth.Attack attack : recorded.truth().attacks()) {
      if (attack.id().startsWith("listed")) {
        JsonNode listing =
            recorded.records().stream()
                .filter(r -> r.get("type").asText().equals("listing"))
                .filter(
                    r ->
                        attack.subjects().stream()
                            .anyMatch(s -> listed(s, r.at("/subject/value").asText())))
                .findFirst()
                .orElseThrow();
        assertThat(RecordedSimulation.time(listing)).as(attack.id()).isLessThan(attack.from());
      }
    }
  }

  private static boolean listed(SubjectId subject, String value) {
    return subject.value().equals(value)
        || (subject.kind().equals("address")
            && SubjectId.networkAround(subject.value()).value().equals(value));
  }

  @Test
  void aLongSimulationHasSlowAttacksToo() {
    RecordedSimulation day =
        RecordedSimulation.of(
            SimulationSettings.offline(2, RecordedSimulation.START, Duration.ofHours(24), 200));

    assertThat(day.truth().attacks())
        .extracting(GroundTruth.Attack::pace)
        .contains("slow", "normal");
    assertThat(day.truth().attacks()).hasSize(ATTACKS.size() + 4);
    assertThat(day.truth().traps()).hasSameSizeAs(TRAPS);
  }
}
