package io.ringfence.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.measure.Histories.History;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every function, exact or not. */
class WindowPropertyTest {

  @Provide
  Arbitrary<History> any() {
    return Arbitraries.oneOf(
        Histories.of(Arbitraries.of(Function.values()), 1, 300, 40, 30),
        Histories.of(Arbitraries.of(Function.MAX, Function.PEAK, Function.SPEED), 100, 300, 10, 30)
            .map(Histories::falling));
  }

  @Property(tries = 600)
  void aRestoredWindowGoesOnAsTheStoredOneWould(@ForAll("any") History history) {
    Window window = history.list().settled(history.spec(), history.split());

    Window restored = StoredWindow.read(StoredWindow.bytes(window));

    history.list().fold(window, history.split(), history.list().size());
    history.list().fold(restored, history.split(), history.list().size());
    assertThat(restored.latest()).isEqualTo(window.latest());
    assertThat(restored.exact()).isEqualTo(window.exact());
    assertThat(restored.read(history.readAt(), PendingContributions.EMPTY))
        .isEqualTo(window.read(history.readAt(), PendingContributions.EMPTY));
    assertThat(StoredWindow.bytes(restored)).isEqualTo(StoredWindow.bytes(window));
    assertThat(restored.fits(history.spec())).isTrue();
  }

  @Property(tries = 300)
  void readingChangesNothing(@ForAll("any") History history) {
    Window window = history.list().settled(history.spec(), history.split());
    byte[] before = StoredWindow.bytes(window);

    Reading first =
        window.read(history.readAt(), history.list().tail(history.split(), Long.MAX_VALUE));

    assertThat(StoredWindow.bytes(window)).isEqualTo(before);
    assertThat(window.read(history.readAt(), history.list().tail(history.split(), Long.MAX_VALUE)))
        .isEqualTo(first);
  }

  @Property(tries = 300)
  void aWindowThatIsSpentReadsAsAFreshOneEverAfter(@ForAll("any") History history) {
    Window old = history.list().settled(history.spec(), history.split());
    Window fresh = Window.open(history.spec());

    for (int i = history.split(); i < history.list().size(); i++) {
      long time = history.list().time(i);
      if (!old.spent(time)) {
        old.fold(time, history.list().all().get(i).contribution());
        continue;
      }
      assertThat(old.read(time, PendingContributions.EMPTY))
          .isEqualTo(fresh.read(time, PendingContributions.EMPTY));
      history.list().fold(old, i, history.list().size());
      history.list().fold(fresh, i, history.list().size());
      assertThat(StoredWindow.bytes(old)).isEqualTo(StoredWindow.bytes(fresh));
      return;
    }
  }

  @Property(tries = 300)
  void afterEvictionOfAllThatWasFoldedNothingIsLeft(@ForAll("any") History history) {
    Window window = history.list().settled(history.spec(), history.list().size());

    window.evict(window.latest());

    assertThat(window.isEmpty()).isTrue();
    assertThat(window.exact()).isTrue();
    assertThat(window.spent(window.latest())).isTrue();
    assertThat(window.read(history.readAt(), PendingContributions.EMPTY))
        .isEqualTo(Window.open(history.spec()).read(history.readAt(), PendingContributions.EMPTY));
  }

  @Property(tries = 300)
  void aTimeThatGoesBackCountsAsTheLatest(@ForAll("any") History history) {
    Window window = history.list().settled(history.spec(), history.list().size());
    Window other = StoredWindow.read(StoredWindow.bytes(window));
    Contribution contribution = history.list().all().get(0).contribution();

    window.fold(window.latest() - 5_000, contribution);

    other.fold(other.latest(), contribution);
    assertThat(StoredWindow.bytes(window)).isEqualTo(StoredWindow.bytes(other));
  }

  /** A standing level apart, which {@link Window#evict} takes with what raised it. */
  @Property(tries = 300)
  void forgettingWhatHasLeftTheWindowChangesNothing(@ForAll("any") History history) {
    if (history.spec().function() == Function.PEAK) {
      return;
    }
    Window tidied = Window.open(history.spec());
    Window plain = Window.open(history.spec());

    for (int i = 0; i < history.list().size(); i++) {
      tidied.evict(history.start(history.list().time(i)));
      history.list().fold(tidied, i, i + 1);
      history.list().fold(plain, i, i + 1);
    }

    assertThat(StoredWindow.bytes(tidied)).isEqualTo(StoredWindow.bytes(plain));
  }
}
