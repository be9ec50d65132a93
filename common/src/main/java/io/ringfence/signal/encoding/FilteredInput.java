package io.ringfence.signal.encoding;

import java.io.DataInput;
import java.io.IOException;

/**
 * An input in which some names read as others. What is a name, and of which kind, its reader says:
 * see {@link Wire#readKey} and those after it.
 */
public final class FilteredInput implements DataInput {

  private final DataInput in;
  private final NameFilter names;
  private boolean changed;

  public FilteredInput(DataInput in, NameFilter names) {
    this.in = in;
    this.names = names;
  }

  /** Whether anything that was read reads as something else. */
  public boolean changed() {
    return changed;
  }

  String key(String key) {
    return compared(key, names.key(key));
  }

  String value(char kind, String value) {
    return compared(value, names.value(kind, value));
  }

  String alert(String json) {
    return compared(json, names.alert(json));
  }

  long hash(long hash) {
    long now = names.hash(hash);
    changed |= now != hash;
    return now;
  }

  private String compared(String before, String now) {
    changed |= !now.equals(before);
    return now;
  }

  @Override
  public long readLong() throws IOException {
    return in.readLong();
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
