package io.ringfence.measure;

import io.ringfence.signal.DataClass;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Stored form of windows. It says all of the measure but its name, so that a window can be purged
 * and read when its pack is gone; the name is restored as "", the cap as {@link
 * MeasureSpec#effectiveCap}.
 *
 * <pre>
 * 1 byte   function (bits 0-2), data class (3-5), two marks of the function's own (6, 7)
 * 1        function, where its code does not fit into three bits (these are 0 then)
 * 4 bytes  slot
 * 1-6      length: a number and its unit (ms, s, min, h), 1 byte up to 31 units
 * 2        cap; only DISTINCT, TOP and AGAIN (1 byte up to 127)
 * 1-6      every, like the length; only USUAL
 * 1-6      latest time, from the base
 * then what the function keeps, see Entries, Counters and Beginning
 * </pre>
 *
 * A COUNT of three signals within seconds takes 13 bytes with a base nearby, 18 without.
 */
public final class WindowCodec implements Codec<Window> {

  private static final long[] UNITS = {1, 1_000, 60_000, 3_600_000};

  /** The greatest code that fits into three bits. */
  private static final int LAST_SHORT_CODE = 7;

  /** In place of a code that does not. */
  private static final int LONG_CODE = 0;

  private static final int FIRST_MARK = 1 << 6;
  private static final int SECOND_MARK = 1 << 7;

  @Override
  public void write(Window window, DataOutput out) throws IOException {
    write(window, 0, out);
  }

  /**
   * Writes with times relative to a base that the reader must know: for whoever stores many windows
   * with one time.
   */
  public void write(Window window, long base, DataOutput out) throws IOException {
    MeasureSpec spec = window.spec();
    int code = spec.function().code();
    boolean fits = code <= LAST_SHORT_CODE;
    out.writeByte(
        (fits ? code : LONG_CODE)
            | spec.dataClass().code() << 3
            | (window.firstMark() ? FIRST_MARK : 0)
            | (window.secondMark() ? SECOND_MARK : 0));
    if (!fits) {
      out.writeByte(code);
    }
    out.writeInt(spec.slot());
    writeLength(spec.overMillis(), out);
    if (spec.function().hasCap()) {
      Wire.writeUnsigned(spec.effectiveCap(), out);
    }
    if (spec.function().hasEvery()) {
      writeLength(spec.everyMillis(), out);
    }
    Wire.writeSigned(window.latest() - base, out);
    window.write(out);
  }

  @Override
  public Window read(DataInput in, int version) throws IOException {
    return read(in, version, 0);
  }

  /** Reads what was written with this base. */
  public Window read(DataInput in, int version, long base) throws IOException {
    if (version != 1) {
      throw new IOException("windows of version " + version + " are not known");
    }
    int head = in.readUnsignedByte();
    int code = head & 7;
    Function function = Function.ofCode(code == LONG_CODE ? in.readUnsignedByte() : code);
    DataClass dataClass = DataClass.ofCode(head >> 3 & 7);
    int slot = in.readInt();
    long over = readLength(in);
    int cap = function.hasCap() ? Wire.readSize(in) : 0;
    long every = function.hasEvery() ? readLength(in) : 0;
    long latest = Wire.readSigned(in) + base;
    MeasureSpec spec = new MeasureSpec("", slot, function, over, cap, every, dataClass);
    boolean first = (head & FIRST_MARK) != 0;
    boolean second = (head & SECOND_MARK) != 0;
    Window window = function.open(spec);
    window.restore(latest, first, second, in);
    return window.at(latest);
  }

  private static void writeLength(long millis, DataOutput out) throws IOException {
    int unit = UNITS.length - 1;
    while (millis % UNITS[unit] != 0) {
      unit--;
    }
    Wire.writeUnsigned(((millis / UNITS[unit]) << 2) | unit, out);
  }

  private static long readLength(DataInput in) throws IOException {
    long raw = Wire.readUnsigned(in);
    long unit = UNITS[(int) (raw & 3)];
    if (raw >>> 2 > Long.MAX_VALUE / unit) {
      throw new IOException("no window is so long");
    }
    return (raw >>> 2) * unit;
  }
}
