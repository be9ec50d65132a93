package io.ringfence.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.rule.load.Frauds;
import io.ringfence.simulator.attacks.AttackCatalogue;
import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.output.GroundTruth;
import io.ringfence.simulator.output.TransitQueue;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.ProviderNetwork;
import io.ringfence.simulator.world.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A day of a whole provider: every fraud of the contract, and everybody who looks like it. */
class ProviderTrafficTest {

  /** Those of the contract; each can be seen in traffic. */
  private static final Set<String> FRAUDS = Set.copyOf(Frauds.names());

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private static RecordedSimulation day;
  private static Map<String, JsonNode> byId;

  @BeforeAll
  static void record() {
    day = RecordedSimulation.of(SimulationSettings.provider(5, START, Duration.ofDays(1), 400));
    byId = day.byId();
  }

  @Test
  void everyFraudHappensLoudAndAllButOneSlowlyToo() {
    Set<String> loud = new HashSet<>();
    Set<String> slow = new HashSet<>();
    for (GroundTruth.Attack attack : day.truth().attacks()) {
      (attack.pace().equals("slow") ? slow : loud).add(attack.frauds().get(0));
      assertThat(FRAUDS).containsAll(attack.frauds());
    }

    assertThat(loud).isEqualTo(FRAUDS);
    // Of one hijacked session there is nothing that could be spread over hours.
    slow.add("session-hijack");
    assertThat(slow).isEqualTo(FRAUDS);
  }

  @Test
  void anAttacksSignalsWereSentWithinItsTimesAndSomeNameTheGuilty() {
    for (GroundTruth.Attack attack : day.truth().attacks()) {
      assertThat(attack.signals()).as(attack.id()).isNotEmpty().doesNotHaveDuplicates();
      Set<String> blamed = new HashSet<>();
      attack.subjects().forEach(subject -> blamed.add(subject.value().replace("US:", "")));
      boolean named = false;
      for (String id : attack.signals()) {
        JsonNode record = byId.get(id);
        assertThat(record).as(id).isNotNull();
        assertThat(RecordedSimulation.time(record)).isBetween(attack.from(), attack.to());
        for (JsonNode value : record) {
          named |= blamed.contains(value.asText());
        }
      }
      assertThat(named).as(attack.id()).isTrue();
    }
  }

  @Test
  void nobodyIsBothGuiltyAndALookAlike() {
    Set<SubjectId> blamed = new HashSet<>();
    day.truth().attacks().forEach(attack -> blamed.addAll(attack.subjects()));
    Set<SubjectId> lookAlikes = new HashSet<>();
    day.truth().traps().forEach(trap -> lookAlikes.addAll(trap.subjects()));

    assertThat(blamed).doesNotContainAnyElementsOf(lookAlikes);
    assertThat(day.truth().traps()).extracting(GroundTruth.Trap::name).doesNotContainNull();
    assertThat(day.truth().traps().stream().map(GroundTruth.Trap::name).distinct())
        .hasSizeGreaterThan(50);
  }

  @Test
  void everyLookAlikeTakesPart() {
    Set<String> mentioned = new HashSet<>();
    day.records().forEach(record -> record.forEach(value -> mentioned.add(value.asText())));

    assertThat(day.truth().traps())
        .allMatch(
            trap ->
                trap.subjects().stream()
                    .anyMatch(s -> mentioned.contains(s.value().replace("US:", ""))));
  }

  @Test
  void theSameSeedGivesTheSameBytesAndNoTwoSeedsTheSameAttacks() {
    SimulationSettings settings = SimulationSettings.provider(6, START, Duration.ofHours(3), 100);

    RecordedSimulation first = RecordedSimulation.of(settings);
    RecordedSimulation second = RecordedSimulation.of(settings);

    assertThat(second.records()).isEqualTo(first.records());
    assertThat(second.truth()).isEqualTo(first.truth());
    assertThat(sizes(first.truth())).isNotEqualTo(sizes(day.truth()));
  }

  private static Map<String, Integer> sizes(GroundTruth truth) {
    Map<String, Integer> sizes = new HashMap<>();
    truth.attacks().forEach(a -> sizes.put(a.id().replaceAll("-\\d+$", ""), a.signals().size()));
    return sizes;
  }

  @Test
  void ordinaryPeopleAreCalledAboutAsOftenAsTheyCall() {
    Map<String, int[]> calls = new HashMap<>();
    Directory directory = new Directory(5, 400);
    Set<String> ordinary = new HashSet<>();
    for (int i = 0; i < 400; i++) {
      ordinary.add(directory.subscriber(i).number());
    }
    RecordedSimulation quiet =
        RecordedSimulation.of(
            SimulationSettings.provider(5, START, Duration.ofDays(2), 400).quiet());
    for (JsonNode record : quiet.records()) {
      if (record.path("phase").asText().equals("end") && record.hasNonNull("from")) {
        calls.computeIfAbsent(record.get("from").asText(), n -> new int[2])[0]++;
        calls.computeIfAbsent(record.get("to").asText(), n -> new int[2])[1]++;
      }
    }

    int out = 0;
    int in = 0;
    int neverCalled = 0;
    for (String number : ordinary) {
      int[] both = calls.getOrDefault(number, new int[2]);
      out += both[0];
      in += both[1];
      neverCalled += both[0] >= 5 && both[1] == 0 ? 1 : 0;
    }
    assertThat((double) out / in).isBetween(0.5, 2.0);
    assertThat(neverCalled).isLessThan(40);
  }

  @Test
  void weekendsAreQuieterAndCodesAreTypedIn() {
    RecordedSimulation week =
        RecordedSimulation.of(
            SimulationSettings.provider(7, START, Duration.ofDays(7), 100).quiet());

    long[] byDay = new long[7];
    int sent = 0;
    int verified = 0;
    for (JsonNode record : week.records()) {
      byDay[(int) ((RecordedSimulation.time(record) - START.toEpochMilli()) / 86_400_000)]++;
      sent += record.path("event").asText().equals("otp.sent") ? 1 : 0;
      verified += record.path("event").asText().equals("otp.verified") ? 1 : 0;
    }

    assertThat(byDay[5]).as("from Saturday morning").isLessThan(byDay[1]);
    assertThat((double) verified / sent).isBetween(0.65, 0.95);
  }

  @Test
  void anHourHasTheLoudAttacksThatFitAndNoSlowOnes() {
    RecordedSimulation hour =
        RecordedSimulation.of(SimulationSettings.provider(8, START, Duration.ofHours(1), 100));

    List<String> paces = hour.truth().attacks().stream().map(GroundTruth.Attack::pace).toList();
    assertThat(paces).hasSizeGreaterThan(30).containsOnly("normal");
  }

  @Test
  void aLargerProviderIsAttackedMoreButNotInProportion() {
    List<AttackKind> kinds = AttackCatalogue.KINDS;
    SimulationSettings large = SimulationSettings.provider(9, START, Duration.ofDays(1), 30_000);
    ProviderNetwork network = new ProviderNetwork(new TransitQueue(new RandomSource(9, -1)), "run");
    ActorSchedule schedule = new ActorSchedule(large, new Directory(9, 30_000), network);

    AttackCatalogue.addTo(schedule);

    long attacks = schedule.roles().stream().filter(role -> role.label() != null).count();
    assertThat(attacks).isEqualTo(2L * kinds.size());
  }
}
