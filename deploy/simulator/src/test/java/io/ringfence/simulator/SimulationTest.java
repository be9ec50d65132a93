package io.ringfence.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.simulator.output.RecordSource;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.world.SimulationSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class SimulationTest {

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
    List<SimulatedRecord> first = RecordedSimulation.of(RecordedSimulation.twoMinutes(3)).sent();

    List<SimulatedRecord> second = RecordedSimulation.of(RecordedSimulation.twoMinutes(3)).sent();

    assertThat(second).hasSameSizeAs(first);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i).json()).isEqualTo(first.get(i).json());
      assertThat(second.get(i).arrival()).isEqualTo(first.get(i).arrival());
    }
    assertThat(RecordedSimulation.of(RecordedSimulation.twoMinutes(4)).sent().get(0).json())
        .isNotEqualTo(first.get(0).json());
  }

  @Test
  void anIdBelongsToOneRecordWhichIsSeldomRepeated() {
    RecordedSimulation recorded = RecordedSimulation.of(RecordedSimulation.twoMinutes(5));

    Map<String, byte[]> byId = new HashMap<>();
    int repeats = 0;
    for (int i = 0; i < recorded.sent().size(); i++) {
      byte[] json = recorded.sent().get(i).json();
      byte[] before = byId.put(recorded.records().get(i).get("id").asText(), json);
      if (before != null) {
        assertThat(json).isEqualTo(before);
        repeats++;
      }
    }

    assertThat(repeats).isPositive().isLessThan(recorded.sent().size() / 100);
  }

  @Test
  void recordsArriveInOrderSoonAfterTheyHappenedAndNeverBefore() {
    SimulationSettings settings = RecordedSimulation.twoMinutes(6);

    RecordedSimulation recorded = RecordedSimulation.of(settings);

    long before = settings.from();
    for (int i = 0; i < recorded.sent().size(); i++) {
      long arrival = recorded.sent().get(i).arrival();
      assertThat(arrival).isBetween(before, settings.to());
      assertThat(arrival - RecordedSimulation.time(recorded.records().get(i)))
          .isBetween(0L, 60_000L);
      before = arrival;
    }
    List<Long> times = recorded.records().stream().map(RecordedSimulation::time).toList();
    assertThat(times).as("feeds differ in speed").isNotEqualTo(times.stream().sorted().toList());
  }

  @Test
  void twoMinutesHaveSeveralThousandRecordsOfEveryKindOfFeed() {
    RecordedSimulation recorded = RecordedSimulation.of(RecordedSimulation.twoMinutes(7));

    assertThat(recorded.sent()).hasSizeBetween(3_000, 20_000);
    assertThat(recorded.sent().stream().map(SimulatedRecord::topic).distinct())
        .containsExactlyInAnyOrder(
            "traffic.calls",
            "traffic.messages",
            "traffic.sessions",
            "traffic.quality",
            "security.events",
            "blacklist.changes");
    assertThat(recorded.records().stream().map(r -> r.get("source").asText()).distinct())
        .hasSize(RecordSource.values().length);
  }

  @Test
  void aSwitchReportsOnlyTheEndsOfItsCalls() {
    RecordedSimulation recorded = RecordedSimulation.of(RecordedSimulation.twoMinutes(8));

    List<JsonNode> ofSwitch =
        recorded.records().stream()
            .filter(record -> record.get("source").asText().equals("switch-cdr"))
            .toList();

    assertThat(ofSwitch).isNotEmpty();
    assertThat(ofSwitch).allMatch(record -> record.get("phase").asText().equals("end"));
    assertThat(ofSwitch)
        .allMatch(record -> record.hasNonNull("started") && record.hasNonNull("to"));
  }

  @Test
  void nightsAreQuietInALongSimulation() {
    RecordedSimulation day =
        RecordedSimulation.of(
            SimulationSettings.offline(1, RecordedSimulation.START, Duration.ofHours(24), 500)
                .quiet());

    long[] byHour = new long[24];
    day.records()
        .forEach(record -> byHour[(int) (RecordedSimulation.time(record) / 3_600_000 % 24)]++);

    long busiest = Arrays.stream(byHour).max().orElseThrow();
    assertThat(Arrays.stream(byHour).min().orElseThrow()).isLessThan(busiest / 3);
  }

  @Test
  void aMillionSubscribersAreNotHeldToAThousandActsASecond() {
    Simulation simulation =
        Simulation.of(
            SimulationSettings.demo(1, RecordedSimulation.START, Duration.ofMinutes(1))
                .withSubscribers(1_000_000)
                .quiet());

    long last = 0;
    for (int i = 0; i < 60_000; i++) {
      last = simulation.next().arrival();
    }

    assertThat(last - RecordedSimulation.START.toEpochMilli()).isLessThan(10_000);
  }

  @Test
  void afterTheEndThereIsNothing() {
    Simulation simulation = Simulation.of(RecordedSimulation.twoMinutes(9));
    simulation.forEachRemaining(sent -> {});

    assertThatThrownBy(simulation::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void nonsenseSettingsAreRefused() {
    SimulationSettings good = RecordedSimulation.twoMinutes(1);

    assertThatThrownBy(() -> good.withSubscribers(5)).hasMessageContaining("subscribers");
    assertThatThrownBy(
            () -> SimulationSettings.demo(1, RecordedSimulation.START, Duration.ofSeconds(5)))
        .hasMessageContaining("minute");
  }
}
