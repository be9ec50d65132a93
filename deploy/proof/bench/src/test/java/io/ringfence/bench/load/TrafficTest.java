package io.ringfence.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.simulator.output.SimulatedRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrafficTest {

  private static List<String> first(int count, Iterator<SimulatedRecord> traffic) {
    List<String> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(new String(traffic.next().json(), UTF_8));
    }
    return records;
  }

  @Test
  void everyAttemptOfAProbeIsKnownForItsAccounts() {
    // Given: one record in twenty, of 16 accounts that take turns
    ProbeTraffic probes = new ProbeTraffic(ProviderTraffic.traffic(1_000, 30_000), 20);

    // When
    List<String> records = first(20 * 16 * 8, probes);

    // Then
    List<Integer> accounts =
        records.stream()
            .map(each -> ProbeTraffic.accountOf(each.getBytes(UTF_8)))
            .filter(OptionalInt::isPresent)
            .map(OptionalInt::getAsInt)
            .toList();
    assertThat(records).filteredOn(each -> each.contains("\"probe-15\"")).hasSize(8);
    assertThat(accounts).hasSize(16 * 8);
    assertThat(accounts).filteredOn(each -> each == 15).hasSize(8);
  }
}
