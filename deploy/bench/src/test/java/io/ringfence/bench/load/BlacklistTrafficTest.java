package io.ringfence.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Retention;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BlacklistTrafficTest {

  private static final long LEARNT = ProviderTraffic.morning();

  private static List<Listing> changes(BlacklistTraffic lists) {
    Decoder decoder = new Decoder(Sources.shipped(), Retention.DEFAULT);
    List<Listing> changes = new ArrayList<>();
    while (lists.hasNext()) {
      Decoded decoded =
          decoder.decode(lists.next().json(), new Position("lists", 0, 0), Decoder.NO_CLOCK);
      changes.add((Listing) ((Decoded.Read) decoded).signal());
    }
    return changes;
  }

  @Test
  void everyChangeIsReadAsOneOfAListAndSomeSubjectsAreOnTwo() {
    // Given
    Subject inTraffic = Subject.ofKey("n:+12025550123");

    // When
    List<Listing> changes = changes(new BlacklistTraffic(List.of(inTraffic), 2_000, 500, LEARNT));

    // Then
    Map<SubjectKind, Long> subjects =
        changes.stream()
            .map(Listing::subject)
            .distinct()
            .collect(Collectors.groupingBy(Subject::kind, Collectors.counting()));
    assertThat(subjects).isEqualTo(Map.of(SubjectKind.NUMBER, 2_001L, SubjectKind.NETWORK, 500L));
    assertThat(changes).hasSizeBetween(2_502, 2_750);
    assertThat(changes).anyMatch(each -> each.subject().equals(inTraffic));
    assertThat(changes)
        .filteredOn(each -> each.subject().kind() == SubjectKind.NETWORK)
        .anyMatch(each -> each.subject().value().contains(":"))
        .anyMatch(each -> each.subject().value().contains("."));
    assertThat(changes.stream().map(Listing::list).distinct()).hasSize(6);
    assertThat(changes).allMatch(each -> each.time() <= LEARNT);
  }

  @Test
  void theSameIsDrawnEachTime() {
    assertThat(changes(new BlacklistTraffic(List.of(), 50, 50, LEARNT)))
        .isEqualTo(changes(new BlacklistTraffic(List.of(), 50, 50, LEARNT)));
  }
}
