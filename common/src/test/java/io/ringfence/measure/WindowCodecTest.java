package io.ringfence.measure;

import static io.ringfence.measure.Histories.NOON;
import static io.ringfence.measure.Histories.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.encoding.Golden;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WindowCodecTest {

  private static final long OVER = 300_000;
  private static final long LAST = NOON + 7 * 990;

  private final WindowCodec codec = new WindowCodec();

  private static final Set<Function> FIRST_SEVEN = EnumSet.range(Function.COUNT, Function.TOP);

  /** Those whose code fits into the first byte: nothing, a few, and more than each keeps. */
  private static List<Window> firstSeven() {
    List<Window> windows = windows(FIRST_SEVEN);
    windows.add(Window.open(spec(Function.LAST, OVER, 0)));
    windows.get(windows.size() - 1).fold(NOON, Contribution.ofText(1, "Zoiper \u00e9"));
    return windows;
  }

  private static List<Window> later() {
    return windows(EnumSet.complementOf(EnumSet.copyOf(FIRST_SEVEN)));
  }

  private static List<Window> windows(Set<Function> functions) {
    List<Window> windows = new ArrayList<>();
    for (Function function : functions) {
      for (int signals : new int[] {0, 8, 800}) {
        windows.add(window(function, signals, 8));
      }
    }
    return windows;
  }

  /** In the order of the golden file. */
  private static List<Window> all() {
    return Stream.concat(firstSeven().stream(), later().stream()).toList();
  }

  private static Window window(Function function, int signals, int cap) {
    Window window = Window.open(spec(function, OVER, cap));
    for (int i = 0; i < signals; i++) {
      window.fold(NOON + i * 990L, Histories.contribution(function, i * 7 % 31, 1 + i % 11 / 10));
    }
    return window;
  }

  @Test
  void windowsAreReadAsTheyWereWritten() throws IOException {
    assertThat(readings(Golden.read("window.v1", codec, 1))).isEqualTo(readings(all()));
  }

  @Test
  void theBytesAreThoseOfTheGoldenFile() throws IOException {
    assertThat(all().stream().map(window -> Golden.toHex(window, codec)).toList())
        .isEqualTo(Golden.lines("window.v1"));
  }

  private static List<Reading> readings(List<Window> windows) {
    return windows.stream().map(WindowCodecTest::reading).toList();
  }

  private static Reading reading(Window window) {
    return window.read(Math.max(NOON, window.latest()), PendingContributions.EMPTY);
  }

  @Test
  void aStoredWindowHoldsItsMeasureButForTheName() {
    for (long over : new long[] {1, 999, 90_000, 300_000, 2_592_000_000L}) {
      MeasureSpec spec = new MeasureSpec("x", -5, Function.TOP, over, 12, 0, DataClass.ALERT);

      Window restored = StoredWindow.read(StoredWindow.bytes(Window.open(spec)));

      assertThat(restored.spec())
          .isEqualTo(new MeasureSpec("", -5, Function.TOP, over, 12, 0, DataClass.ALERT));
      assertThat(restored.latest()).isEqualTo(Long.MIN_VALUE);
    }
  }

  @Test
  void threeSignalsWithinSecondsTakeFewBytes() {
    Window count = Window.open(spec(Function.COUNT, OVER, 0));
    Stream.of(NOON, NOON + 8_000, NOON + 15_000).forEach(t -> count.fold(t, Contribution.of(1, 0)));

    assertThat(StoredWindow.bytes(count)).hasSizeLessThanOrEqualTo(18);
    assertThat(StoredWindow.bytes(count, NOON + 300_000)).hasSizeLessThan(16);
  }

  @Test
  void aWindowIsTheSameWhateverBaseItIsStoredFrom() {
    for (Window window : all()) {
      for (long base : new long[] {NOON, LAST, NOON + 86_400_000, Long.MAX_VALUE}) {
        assertThat(StoredWindow.bytes(StoredWindow.read(StoredWindow.bytes(window, base), base)))
            .isEqualTo(StoredWindow.bytes(window));
      }
    }
  }

  @Property(tries = 500)
  void noBitOfADoubleIsLost(@ForAll double value, @ForAll long bits) {
    Window sum = Window.open(spec(Function.SUM, OVER, 0));
    long[] stored = {
      Double.doubleToLongBits(value), bits, Double.doubleToLongBits(bits / 10_000.0), Long.MIN_VALUE
    };
    IntStream.range(0, 4).forEach(i -> sum.fold(NOON + i, Contribution.of(1, stored[i])));

    SumWindow restored = (SumWindow) StoredWindow.read(StoredWindow.bytes(sum));

    assertThat(StoredWindow.bytes(restored)).isEqualTo(StoredWindow.bytes(sum));
    assertThat(restored.read(NOON + 4, PendingContributions.EMPTY))
        .isEqualTo(sum.read(NOON + 4, PendingContributions.EMPTY));
  }

  @Test
  void sizesThatNoWindowHasAreRefused() {
    byte[] bytes = StoredWindow.bytes(Window.open(spec(Function.COUNT, OVER, 0)));
    bytes[bytes.length - 1] = 65;

    assertThatThrownBy(() -> StoredWindow.read(bytes)).hasMessageContaining("65");
  }

  @Test
  void aVersionThatIsNotKnownIsRefused() {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[100]));

    assertThatThrownBy(() -> codec.read(in, 2)).isInstanceOf(IOException.class);
  }
}
