package io.ringfence.signal.encoding;

import java.io.DataInput;
import java.io.IOException;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * An input in which some texts and some 64-bit numbers read as others. A text is one that {@link
 * Wire#readText} reads: whatever a codec stores, it passes through here, so that no stored form can
 * forget to be filtered.
 */
public final class FilteredInput implements DataInput {

  private final DataInput in;
  private final UnaryOperator<String> texts;
  private final LongUnaryOperator numbers;
  private boolean changed;

  public FilteredInput(DataInput in, UnaryOperator<String> texts, LongUnaryOperator numbers) {
    this.in = in;
    this.texts = texts;
    this.numbers = numbers;
  }

  /** Whether anything that was read reads as something else. */
  public boolean changed() {
    return changed;
  }

  String filtered(String text) {
    String now = texts.apply(text);
    changed |= !now.equals(text);
    return now;
  }

  @Override
  public long readLong() throws IOException {
    long read = in.readLong();
    long now = numbers.applyAsLong(read);
    changed |= now != read;
    return now;
  }

  @Override
  public void readFully(byte[] bytes) throws IOException {
    in.readFully(bytes);
  }

  @Override
  public void readFully(byte[] bytes, int offset, int length) throws IOException {
    in.readFully(bytes, offset, length);
  }

  @Override
  public int skipBytes(int count) throws IOException {
    return in.skipBytes(count);
  }

  @Override
  public boolean readBoolean() throws IOException {
    return in.readBoolean();
  }

  @Override
  public byte readByte() throws IOException {
    return in.readByte();
  }

  @Override
  public int readUnsignedByte() throws IOException {
    return in.readUnsignedByte();
  }

  @Override
  public short readShort() throws IOException {
    return in.readShort();
  }

  @Override
  public int readUnsignedShort() throws IOException {
    return in.readUnsignedShort();
  }

  @Override
  public char readChar() throws IOException {
    return in.readChar();
  }

  @Override
  public int readInt() throws IOException {
    return in.readInt();
  }

  @Override
  public float readFloat() throws IOException {
    return in.readFloat();
  }

  /** Doubles are stored as such where they are measured, and never stand for a text. */
  @Override
  public double readDouble() throws IOException {
    return in.readDouble();
  }

  @Override
  public String readLine() throws IOException {
    return in.readLine();
  }

  @Override
  public String readUTF() throws IOException {
    return in.readUTF();
  }
}
