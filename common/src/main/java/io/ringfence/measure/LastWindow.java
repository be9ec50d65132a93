package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.history.ValueEncoding;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The latest value: a Double or a String, as it was contributed; <b>null</b> of an empty window,
 * which cannot know which of the two its reader expects. Exact, except that a text is cut to {@link
 * #LONGEST} UTF-16 units.
 */
final class LastWindow extends Window {

  /**
   * User agents, countries and numbers are shorter, ids are at most 128. A message may have 64 KiB:
   * kept whole, one per subject would be most of the state.
   */
  static final int LONGEST = 256;

  private static final Reading NOTHING = new Reading(null, true);

  /** Reading of the latest value; null when there is none. */
  private Reading last;

  LastWindow(MeasureSpec spec) {
    super(spec);
  }

  @Override
  void add(long time, Contribution contribution) {
    last = reading(contribution);
  }

  private static Reading reading(Contribution contribution) {
    if (!contribution.isText()) {
      return new Reading(contribution.number(), true);
    }
    String text = contribution.text();
    if (text.length() <= LONGEST) {
      return new Reading(text, true, contribution.names());
    }
    // Half of a surrogate pair has no stored form.
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return new Reading(text.substring(0, end), false, contribution.names());
  }

  @Override
  void forget(long start) {
    if (latest() <= start) {
      last = null;
    }
  }

  @Override
  Reading readAfter(long start, PendingContributions tail) {
    Contribution latest = tail.latestAfter(start);
    if (latest != null) {
      return reading(latest);
    }
    return spentAfter(start) ? NOTHING : last;
  }

  @Override
  boolean spentAfter(long start) {
    return last == null || latest() <= start;
  }

  @Override
  public boolean isEmpty() {
    return last == null;
  }

  @Override
  public long earliest() {
    return last == null ? Long.MAX_VALUE : latest();
  }

  @Override
  public boolean exact() {
    return last == null || last.exact();
  }

  /** Marks a text. */
  @Override
  boolean secondMark() {
    return last != null && last.value() instanceof String;
  }

  @Override
  void write(DataOutput out) throws IOException {
    Wire.writeUnsigned(last == null ? 0 : 1, out);
    if (last == null) {
      return;
    }
    if (last.value() instanceof String text) {
      out.writeByte(last.names());
      Wire.writeText(text, out);
    } else {
      ValueEncoding.DECIMAL.write(Double.doubleToLongBits((Double) last.value()), out);
    }
  }

  @Override
  void restore(long latest, boolean cut, boolean text, DataInput in) throws IOException {
    if (Wire.readSize(in) == 0) {
      return;
    }
    if (text) {
      char names = (char) in.readUnsignedByte();
      last = new Reading(Wire.readValue(names, in), !cut, names);
    } else {
      last = new Reading(Double.longBitsToDouble(ValueEncoding.DECIMAL.read(in)), !cut);
    }
  }
}
