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
 * the window to all properties, and one in each switch that does not compile without: how signals
 * of a crowd are merged ({@code Merging}) and the tests' generators. More has to be changed only
 * where it takes something from signals that no {@link ContributionKind} describes.
 */
public enum Function {
  /** How many signals. */
  COUNT(
      FunctionDescription.of(1, "count")
          .takes(SIGNAL)
          .reads(INT)
          .atMostOnePerSignal()
          .window(CountWindow::new)),

  /** The values added up. */
  SUM(FunctionDescription.of(2, "sum").takes(NUMBER).reads(DOUBLE).window(SumWindow::new)),

  /**
   * How many different values, up to the cap. A value takes 8 to 13 bytes, 1,024 of them 13 KiB; a
   * rule that asks for more is about a trunk, not a subject.
   */
  DISTINCT(
      FunctionDescription.of(3, "distinct")
          .takes(HASH)
          .reads(INT)
          .caps(64, 1024)
          .limitedBy(ReadingLimit.CAP)
          .atMostOnePerSignal()
          .window(DistinctWindow::new)),

  /** The greatest value. */
  MAX(FunctionDescription.of(4, "max").takes(NUMBER).reads(DOUBLE).window(MaxWindow::new)),

  /** The latest value. */
  LAST(FunctionDescription.of(5, "last").takes(NUMBER_OR_TEXT).window(LastWindow::new)),

  /** The highest number of calls at once. */
  PEAK(
      FunctionDescription.of(6, "peak")
          .takes(CALL_LEVEL)
          .reads(INT)
          .atMostOnePerSignal()
          .window(PeakWindow::new)),

  /**
   * How often the most frequent value came. The cap is the number of counters in each bucket: a
   * reading is too low by at most 1/17 of the total with the default, by 1/65 with 64, of which 9
   * buckets take 8 KiB.
   */
  TOP(
      FunctionDescription.of(7, "by")
          .takes(HASH)
          .reads(INT)
          .caps(16, 64)
          .atMostOnePerSignal()
          .window(TopCountWindow::new)),

  /** How long signals have come without a pause, in seconds. */
  AGE(
      FunctionDescription.of(8, "age")
          .takes(SIGNAL)
          .reads(INT)
          .limitedBy(ReadingLimit.WINDOW_LENGTH)
          .window(AgeWindow::new)),

  /** How often the latest value came. Its cap is that of TOP. */
  AGAIN(
      FunctionDescription.of(9, "again")
          .takes(HASH)
          .reads(INT)
          .caps(16, 64)
          .atMostOnePerSignal()
          .window(RecurrenceWindow::new)),

  /** The greatest speed between two places, in km/h. */
  SPEED(FunctionDescription.of(10, "speed").takes(PLACE).reads(DOUBLE).window(SpeedWindow::new)),

  /** How many signals are usual in a shorter length of time. */
  USUAL(
      FunctionDescription.of(11, "usual")
          .takes(SIGNAL)
          .reads(DOUBLE)
          .every()
          .window(BaselineWindow::new));

  private static final Function[] ALL = values();

  @SuppressWarnings("ImmutableEnumChecker") // complete when the table is built
  private final FunctionDescription description;

  Function(FunctionDescription description) {
    this.description = description;
  }

  /** In stored windows; never changes. */
  public int code() {
    return description.code;
  }

  /** The key by which a measure of a rule pack says this function. */
  public String key() {
    return description.key;
  }

  public ContributionKind contributionKind() {
    return description.kind;
  }

  /** The type of a reading; empty where it is that of the measure's expression. */
  public Optional<ValueType> readingType() {
    return description.readingType;
  }

  public boolean hasCap() {
    return description.maxCap > 0;
  }

  /** The cap of a measure that names none; 0 for functions that have none. */
  int defaultCap() {
    return description.defaultCap;
  }

  /**
   * The greatest cap that a measure of this function can have, 0 for functions that have none. A
   * pack that asks for more is to be refused; a spec that does gets this one.
   */
  public int maxCap() {
    return description.maxCap;
  }

  /** Whether a measure also says {@code every}. */
  public boolean hasEvery() {
    return description.hasEvery;
  }

  /** Whether a reading is at most the number of signals in the window. */
  public boolean atMostOnePerSignal() {
    return description.atMostOnePerSignal;
  }

  public ReadingLimit readingLimit() {
    return description.limit;
  }

  Window open(MeasureSpec spec) {
    return description.opener.open(spec);
  }

  public static Function ofCode(int code) {
    for (Function each : ALL) {
      if (each.description.code == code) {
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
