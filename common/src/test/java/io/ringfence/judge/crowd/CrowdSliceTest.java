package io.ringfence.judge.crowd;

import static io.ringfence.judge.crowd.CrowdFixture.END;
import static io.ringfence.judge.crowd.CrowdFixture.START;
import static io.ringfence.judge.crowd.CrowdFixture.TRUNK;
import static io.ringfence.judge.crowd.CrowdFixture.signal;
import static io.ringfence.judge.crowd.CrowdFixture.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.Merging;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.SampleObservation;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.signal.encoding.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A slice of a crowd's signals: what it takes, hands over, forgets and stores. */
class CrowdSliceTest {

  /**
   * In any order, with repeats, amendments and withdrawals, handed over and stored now and then.
   */
  @Property(tries = 200)
  void whatItHandsOverFollowsFromTheSetOfItsSignals(@ForAll Random random) throws IOException {
    int size = 1 + random.nextInt(60);
    Map<Integer, List<Observation>> revisions = new LinkedHashMap<>();
    List<Integer> arrivals = new ArrayList<>();
    Set<Integer> withdrawn =
        IntStream.range(0, size)
            .filter(i -> random.nextInt(5) == 0)
            .boxed()
            .collect(Collectors.toSet());
    for (int i = 0; i < size; i++) {
      int last = random.nextInt(3);
      revisions.put(i, new ArrayList<>());
      for (int revision = 0; revision <= last; revision++) {
        revisions.get(i).add(signal(i, revision, i + 100.0 * revision));
        arrivals.add(i);
        if (random.nextBoolean()) {
          arrivals.add(i);
        }
      }
    }
    Collections.shuffle(arrivals, random);
    CrowdSlice slice = slice();
    JudgedCrowd subject = new JudgedCrowd();
    Map<Integer, Integer> next = new HashMap<>();
    for (int number : arrivals) {
      List<Observation> all = revisions.get(number);
      int index = next.merge(number, 1, Integer::sum) - 1;
      slice.take(all.get(Math.min(index, all.size() - 1)));
      if (random.nextInt(10) == 0) {
        slice.handOver(subject::take);
      }
      if (random.nextInt(30) == 0) {
        slice.handOver(subject::take);
        slice = Golden.roundTrip(slice, new CrowdSliceCodec());
      }
    }
    for (int number : withdrawn) {
      assertThat(slice.withdraw(new Withdrawal(TRUNK, 1_000 + number, 9, START))).isTrue();
    }
    slice.handOver(subject::take);

    CrowdSlice once = slice();
    JudgedCrowd expected = new JudgedCrowd();
    revisions.forEach(
        (number, all) -> {
          if (!withdrawn.contains(number)) {
            once.take(all.get(all.size() - 1));
          }
        });
    once.handOver(expected::take);
    assertThat(subject.unrevised()).isEqualTo(expected.unrevised());
  }

  @Test
  void aRepeatChangesNothingAndIsCountedOnce() {
    CrowdSlice slice = slice();
    JudgedCrowd subject = new JudgedCrowd();
    slice.take(signal(1, 0, 5));
    slice.handOver(subject::take);

    assertThat(slice.take(signal(1, 0, 5))).isEqualTo(CrowdSlice.Fate.REPEATED);
    assertThat(slice.isChanged()).isFalse();
    slice.handOver(subject::take);

    assertThat(subject.changes).isEqualTo(1);
  }

  @Test
  void aSignalThatWentByBeforeStaysWholeWithItsAmendments() {
    CrowdSlice slice = new CrowdSlice(TRUNK, 5, END, List.of(1_001L));

    assertThat(slice.take(signal(1, 1, 5))).isEqualTo(CrowdSlice.Fate.WHOLE);
    assertThat(slice.withdraw(new Withdrawal(TRUNK, 1_001, 2, START))).isFalse();
    assertThat(slice.size()).isZero();
  }

  @Test
  void aSignalThatCannotBeMergedLeavesTheOthers() {
    CrowdSlice slice = slice();
    JudgedCrowd subject = new JudgedCrowd();
    slice.take(signal(1, 0, 5));
    slice.handOver(subject::take);
    Observation whole = signal(1, 1, 5).inCrowd(TRUNK, Merging.WHOLE);

    assertThat(slice.take(whole)).isEqualTo(CrowdSlice.Fate.WHOLE);
    slice.handOver(subject::take);

    assertThat(subject.observations).isEmpty();
    assertThat(slice.take(signal(1, 2, 5))).isEqualTo(CrowdSlice.Fate.WHOLE);
  }

  @Test
  void itIsForgottenOnceNoSignalOfItComes() {
    CrowdSlice slice = slice();
    slice.take(signal(1, 0, 5).behind(7_000));

    assertThat(slice.settledFrom()).isEqualTo(END + 2 * 60_000 + 7_000);
  }

  @Test
  void theStoredFormIsThatOfTheGoldenFile() throws IOException {
    CrowdSlice slice = new CrowdSlice(TRUNK, 5, END, List.of(-5L, 17L));
    IntStream.range(0, 6).forEach(i -> slice.take(signal(i, i % 2, i / 3.0).behind(1_500)));
    slice.handOver(each -> {});
    CrowdSliceCodec codec = new CrowdSliceCodec();

    String written = Golden.toHex(slice, codec);
    CrowdSlice tenants = new CrowdSlice(TRUNK, 5, END, List.of());
    tenants.take(SampleObservation.like(signal(1, 1, 5)).tenant("acme").made());
    tenants.handOver(each -> {});
    String ofTenants = Golden.toHex(tenants, codec);

    assertThat(List.of(written, ofTenants)).isEqualTo(Golden.lines("crowd-slice.v1"));
    List<CrowdSlice> read = Golden.read("crowd-slice.v1", codec, 1);
    assertThat(read.stream().map(each -> Golden.toHex(each, codec)).toList())
        .isEqualTo(Golden.lines("crowd-slice.v1"));
    assertThat(read.get(1).tenant()).isEqualTo("acme");
  }
}
