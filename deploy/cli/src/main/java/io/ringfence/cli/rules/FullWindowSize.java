package io.ringfence.cli.rules;

import io.ringfence.measure.MeasureSpec;
import io.ringfence.measure.Window;
import io.ringfence.measure.WindowCodec;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.GeoPoint;
import io.ringfence.rule.Measure;
import io.ringfence.rule.field.Field;
import io.ringfence.signal.encoding.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * How large a measure's window gets, found by filling one: signals at even distances, each with a
 * value of its own, from a few in the window to thousands. Windows are bounded, and this is where
 * the bounds lie but for a few bytes.
 */
final class FullWindowSize {

  /** Signals in the length of a window: below and above where exact becomes coarse. */
  private static final int[] DENSITIES = {48, 64, 120, 1_000, 3_000};

  /** What a text that is remembered may have, in characters of two bytes. */
  private static final String LONG_TEXT = "\u00e9".repeat(256);

  private static final WindowCodec CODEC = new WindowCodec();

  private FullWindowSize() {}

  /** The most bytes that it took. */
  static int bytes(Measure measure) {
    int most = 0;
    for (int density : DENSITIES) {
      most = Math.max(most, filled(measure, density));
    }
    return most;
  }

  private static int filled(Measure measure, int density) {
    MeasureSpec spec = measure.spec();
    Window window = Window.open(spec);
    int most = 0;
    long time = spec.overMillis();
    for (int i = 0; i < 2 * density; i++) {
      time += Math.max(1, spec.overMillis() / density);
      window.fold(time, contribution(measure, i));
      if (i >= density && i % 16 == 0) {
        most = Math.max(most, size(window));
      }
    }
    return Math.max(most, size(window));
  }

  private static Contribution contribution(Measure measure, int i) {
    MeasureSpec spec = measure.spec();
    int slot = spec.slot();
    return switch (spec.function().contributionKind()) {
      // A greatest value is kept only while no later one is greater.
      case NUMBER -> Contribution.ofNumber(slot, -odd(i));
      case NUMBER_OR_TEXT ->
          measure.valueType() == Field.Type.TEXT
              ? Contribution.ofText(slot, LONG_TEXT)
              : Contribution.ofNumber(slot, odd(i));
      case HASH -> Contribution.of(slot, Hash.of(Integer.toString(i)));
      // To and fro, each time less far: of speeds, too, only those are kept that none outdoes.
      case PLACE -> Contribution.of(slot, new GeoPoint(i % 2 == 0 ? 0 : 80 - i * 0.02, 0).bits());
      case SIGNAL, CALL_LEVEL -> Contribution.of(slot, 1);
    };
  }

  /** A number that no short decimal fraction stands for; it grows. */
  private static double odd(int i) {
    return Math.sqrt(i + 2.0);
  }

  private static int size(Window window) {
    DataOutputSerializer out = new DataOutputSerializer(1024);
    try {
      CODEC.write(window, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.length();
  }
}
