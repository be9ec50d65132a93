package io.ringfence.measure.history;

import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How the value of an entry is stored. */
public enum ValueEncoding {
  /** Always 1: no bytes. */
  ONE {
    @Override
    public void write(long value, DataOutput out) {}

    @Override
    public long read(DataInput in) {
      return 1;
    }
  },

  /** Small and not negative: one byte up to 127. */
  UNSIGNED {
    @Override
    public void write(long value, DataOutput out) throws IOException {
      Wire.writeUnsigned(value, out);
    }

    @Override
    public long read(DataInput in) throws IOException {
      return Wire.readUnsigned(in);
    }
  },

  /** A hash: eight bytes, nothing to save. */
  HASH {
    @Override
    public void write(long value, DataOutput out) throws IOException {
      out.writeLong(value);
    }

    @Override
    public long read(DataInput in) throws IOException {
      return Wire.readHash(in);
    }
  },

  /**
   * The bits of a double. Prices, seconds and scores have few decimals: a number of at most four is
   * stored as that many ten-thousandths (0.35 takes two bytes), shifted by one; any other as 1 and
   * its eight bytes. No bit is lost either way.
   */
  DECIMAL {
    @Override
    public void write(long value, DataOutput out) throws IOException {
      double number = Double.longBitsToDouble(value);
      long scaled = Math.round(number * SCALE);
      if (Math.abs(number) < LARGEST && Double.doubleToRawLongBits(scaled / SCALE) == value) {
        Wire.writeUnsigned((scaled << 1 ^ scaled >> 63) << 1, out);
      } else {
        Wire.writeUnsigned(1, out);
        out.writeLong(value);
      }
    }

    @Override
    public long read(DataInput in) throws IOException {
      long raw = Wire.readUnsigned(in);
      if (raw == 1) {
        return in.readLong();
      }
      long zigzag = raw >>> 1;
      long scaled = zigzag >>> 1 ^ -(zigzag & 1);
      return Double.doubleToRawLongBits(scaled / SCALE);
    }
  };

  private static final double SCALE = 10_000;

  /** Beyond this the short form would take as many bytes as the long one. */
  private static final double LARGEST = 1e9;

  public abstract void write(long value, DataOutput out) throws IOException;

  public abstract long read(DataInput in) throws IOException;
}
