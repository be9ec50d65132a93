package io.ringfence.measure;

import static io.ringfence.measure.contribution.ContributionKind.CALL_LEVEL;
import static io.ringfence.measure.contribution.ContributionKind.HASH;
import static io.ringfence.measure.contribution.ContributionKind.NUMBER;
import static io.ringfence.measure.contribution.ContributionKind.NUMBER_OR_TEXT;
import static io.ringfence.measure.contribution.ContributionKind.PLACE;
import static io.ringfence.measure.contribution.ContributionKind.SIGNAL;
import static io.ringfence.measure.contribution.ValueType.DOUBLE;
import static io.ringfence.measure.contribution.ValueType.INT;

import io.ringfence.measure.contribution.ContributionKind;
import io.ringfence.measure.contribution.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a measure makes of the contributions in its window: the one table of all functions. The rule
 * language, routing and stored state read everything from here.
 *
 * <p>A new function takes a subclass of {@link Window}, an entry with a code of its own, a row in
 * {@code deploy/docs/rules.md}, a case in the test oracle {@code WindowOracle}, which then holds
 * the window to all properties, and one in each switch that does not compile without: those below,
 * how signals of a crowd are merged ({@code Merging}) and the tests' generators. More has to be
 * changed only where it takes something from signals that no {@link ContributionKind} describes.
 */
public enum Function {
  /** How many signals. */
  COUNT(1, "count", SIGNAL, INT, CountWindow::new),

  /** The values added up. */
  SUM(2, "sum", NUMBER, DOUBLE, SumWindow::new),

  /**
   * How many different values, up to the cap. A value takes 8 to 13 bytes, 1,024 of them 13 KiB; a
   * rule that asks for more is about a trunk, not a subject.
   */
  DISTINCT(3, "distinct", HASH, INT, DistinctWindow::new),

  /** The greatest value. */
  MAX(4, "max", NUMBER, DOUBLE, MaxWindow::new),

  /** The latest value. */
  LAST(5, "last", NUMBER_OR_TEXT, null, LastWindow::new),

  /** The highest number of calls at once. */
  PEAK(6, "peak", CALL_LEVEL, INT, PeakWindow::new),

  /**
   * How often the most frequent value came. The cap is the number of counters in each bucket: a
   * reading is too low by at most 1/17 of the total with the default, by 1/65 with 64, of which 9
   * buckets take 8 KiB.
   */
  TOP(7, "by", HASH, INT, TopCountWindow::new),

  /** How long signals have come without a pause, in seconds. */
  AGE(8, "age", SIGNAL, INT, AgeWindow::new),

  /** How often the latest value came. Its cap is that of TOP. */
  AGAIN(9, "again", HASH, INT, RecurrenceWindow::new),

  /** The greatest speed between two places, in km/h. */
  SPEED(10, "speed", PLACE, DOUBLE, SpeedWindow::new),

  /** How many signals are usual in a shorter length of time. */
  USUAL(11, "usual", SIGNAL, DOUBLE, BaselineWindow::new);

  /** Makes an empty window. */
  private interface WindowOpener {
    Window open(MeasureSpec spec);
  }

  private static final Function[] ALL = values();

  private final int code;
  private final String key;
  private final ContributionKind contributionKind;
  private final ValueType readingType;

  @SuppressWarnings("ImmutableEnumChecker") // a constructor, which has no state
  private final WindowOpener window;

  /**
   * An entry of the table.
   *
   * @param readingType null where the reading has the type of the measure's expression
   */
  Function(
      int code,
      String key,
      ContributionKind contributionKind,
      ValueType readingType,
      WindowOpener window) {
    this.code = code;
    this.key = key;
    this.contributionKind = contributionKind;
    this.readingType = readingType;
    this.window = window;
  }

  /** In stored windows; never changes. */
  public int code() {
    return code;
  }

  /** The key by which a measure of a rule pack says this function. */
  public String key() {
    return key;
  }

  public ContributionKind contributionKind() {
    return contributionKind;
  }

  /** The type of a reading; empty where it is that of the measure's expression. */
  public Optional<ValueType> readingType() {
    return Optional.ofNullable(readingType);
  }

  /** Whether a window distinguishes only so many different values. */
  public boolean hasCap() {
    return maxCap() > 0;
  }

  /** The cap of a measure that names none; 0 for functions that have none. */
  int defaultCap() {
    return switch (this) {
      case DISTINCT -> 64;
      case TOP, AGAIN -> 16;
      case COUNT, SUM, MAX, LAST, PEAK, AGE, SPEED, USUAL -> 0;
    };
  }

  /**
   * The greatest cap that a measure of this function can have, 0 for functions that have none. A
   * pack that asks for more is to be refused; a spec that does gets this one.
   */
  public int maxCap() {
    return switch (this) {
      case DISTINCT -> 1024;
      case TOP, AGAIN -> 64;
      case COUNT, SUM, MAX, LAST, PEAK, AGE, SPEED, USUAL -> 0;
    };
  }

  /** Whether a measure names a second length of time, {@link MeasureSpec#everyMillis}. */
  public boolean hasEvery() {
    return this == USUAL;
  }

  /** Whether a reading is at most the number of signals in the window. */
  public boolean atMostOnePerSignal() {
    return switch (this) {
      case COUNT, DISTINCT, PEAK, TOP, AGAIN -> true;
      case SUM, MAX, LAST, AGE, SPEED, USUAL -> false;
    };
  }

  public ReadingLimit readingLimit() {
    return switch (this) {
      case DISTINCT -> ReadingLimit.CAP;
      case AGE -> ReadingLimit.WINDOW_LENGTH;
      case COUNT, SUM, MAX, LAST, PEAK, TOP, AGAIN, SPEED, USUAL -> ReadingLimit.NONE;
    };
  }

  Window open(MeasureSpec spec) {
    return window.open(spec);
  }

  public static Function ofCode(int code) {
    for (Function each : ALL) {
      if (each.code == code) {
        return each;
      }
    }
    throw new IllegalArgumentException("no function has the code " + code);
  }

  public static Optional<Function> ofKey(String key) {
    return Stream.of(ALL).filter(each -> each.key().equals(key)).findFirst();
  }

  /** The keys of all functions, in alphabetical order. */
  public static List<String> keys() {
    return Stream.of(ALL).map(Function::key).sorted().toList();
  }
}
