package io.ringfence.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Retention;
import io.ringfence.simulator.Simulation;
import io.ringfence.simulator.world.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SimulatedProviderTest {

  @Test
  void everyRecordOfAWholeProvidersDayIsRead() {
    Simulation simulation =
        Simulation.of(
            SimulationSettings.provider(
                12, Instant.parse("2026-03-02T08:00:00Z"), Duration.ofDays(1), 200));
    Decoder decoder = new Decoder(Sources.shipped(), Retention.DEFAULT);

    Map<String, Integer> refusals = new TreeMap<>();
    long read = 0;
    while (simulation.hasNext()) {
      Position position = Position.line("simulated", ++read);
      if (decoder.decode(simulation.next().json(), position, Decoder.NO_CLOCK)
          instanceof Decoded.Refused refused) {
        refusals.merge(refused.refusal().field(), 1, Integer::sum);
      }
    }

    assertThat(refusals).isEmpty();
    assertThat(read).isGreaterThan(50_000);
  }
}
