package io.ringfence.signal.encoding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** The stored form of one of several kinds: a byte that says which, then that kind's own form. */
public abstract class UnionCodec<T> implements Codec<T> {

  /**
   * One kind.
   *
   * @param code never changed, nor used again
   */
  public record Kind<K>(int code, Class<K> type, Codec<K> codec) {

    private void write(Object value, DataOutput out) throws IOException {
      out.writeByte(code);
      codec.write(type.cast(value), out);
    }
  }

  private final List<Kind<?>> kinds;

  protected UnionCodec(Kind<?>... kinds) {
    this.kinds = List.of(kinds);
  }

  public static <K> Kind<K> kind(int code, Class<K> type, Codec<K> codec) {
    return new Kind<>(code, type, codec);
  }

  /** A kind that is a record, with the forms of its components. */
  public static <K extends Record> Kind<K> kind(int code, Class<K> type, Codec<?>... forms) {
    return new Kind<>(code, type, new RecordCodec<>(type, forms));
  }

  @Override
  public void write(T value, DataOutput out) throws IOException {
    for (Kind<?> each : kinds) {
      if (each.type().isInstance(value)) {
        each.write(value, out);
        return;
      }
    }
    throw new IllegalArgumentException("no kind of " + value.getClass().getSimpleName());
  }

  @Override
  @SuppressWarnings("unchecked") // kinds are of T
  public T read(DataInput in, int version) throws IOException {
    int code = in.readByte();
    for (Kind<?> each : kinds) {
      if (each.code() == code) {
        return (T) each.codec().read(in, each.codec().version());
      }
    }
    throw new IOException("no kind has the code " + code);
  }
}
