package io.ringfence.measure;

import io.ringfence.measure.contribution.ContributionKind;
import io.ringfence.measure.contribution.ValueType;
import java.util.Optional;

/**
 * All that is particular to one function of measures. {@link Function} is the table of them; a
 * description is complete when that table is built, and does not change after it.
 */
final class FunctionDescription {

  /** Makes an empty window. */
  @FunctionalInterface
  interface WindowOpener {

    Window open(MeasureSpec spec);
  }

  final int code;
  final String key;
  ContributionKind kind;

  /** Empty where the reading has the type of the measure's expression. */
  Optional<ValueType> readingType = Optional.empty();

  int defaultCap;
  int maxCap;
  boolean hasEvery;
  boolean atMostOnePerSignal;
  ReadingLimit limit = ReadingLimit.NONE;
  WindowOpener opener;

  private FunctionDescription(int code, String key) {
    this.code = code;
    this.key = key;
  }

  /**
   * Begins a description.
   *
   * @param code in stored windows; never changes
   * @param key in rule packs
   */
  static FunctionDescription of(int code, String key) {
    return new FunctionDescription(code, key);
  }

  FunctionDescription takes(ContributionKind contributionKind) {
    kind = contributionKind;
    return this;
  }

  FunctionDescription reads(ValueType type) {
    readingType = Optional.of(type);
    return this;
  }

  /** How many different values a window distinguishes. */
  FunctionDescription caps(int byDefault, int atMost) {
    defaultCap = byDefault;
    maxCap = atMost;
    return this;
  }

  /** The measure names a second length of time, {@link MeasureSpec#everyMillis}. */
  FunctionDescription every() {
    hasEvery = true;
    return this;
  }

  /** A reading is never more than the number of signals in the window. */
  FunctionDescription atMostOnePerSignal() {
    atMostOnePerSignal = true;
    return this;
  }

  FunctionDescription limitedBy(ReadingLimit readingLimit) {
    limit = readingLimit;
    return this;
  }

  FunctionDescription window(WindowOpener windowOpener) {
    opener = windowOpener;
    return this;
  }
}
