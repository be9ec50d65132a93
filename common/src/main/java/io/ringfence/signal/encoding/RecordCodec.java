package io.ringfence.signal.encoding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stored form of a record: its components in their order, each in a form that is named. What is
 * stored with less (a state that is read at each delivery) has a codec written by hand.
 */
public class RecordCodec<T extends Record> implements Codec<T> {

  /** Writes a value. */
  @FunctionalInterface
  public interface Writer<V> {
    void write(V value, DataOutput out) throws IOException;
  }

  /** Reads what a writer has written. */
  @FunctionalInterface
  public interface Reader<V> {
    V read(DataInput in) throws IOException;
  }

  public static final Codec<String> TEXT = form(Wire::writeText, Wire::readText);
  public static final Codec<List<String>> TEXTS = form(Wire::writeTexts, Wire::readTexts);
  public static final Codec<byte[]> BYTES = form(Wire::writeBytes, Wire::readBytes);
  public static final Codec<Boolean> FLAG =
      form((it, out) -> out.writeBoolean(it), DataInput::readBoolean);
  public static final Codec<Double> DOUBLE =
      form((it, out) -> out.writeDouble(it), DataInput::readDouble);

  /** Whole numbers of either size: small ones of either sign, those from 0 on, and any. */
  public static final Codec<Number> SIGNED =
      form((it, out) -> Wire.writeSigned(it.longValue(), out), Wire::readSigned);

  public static final Codec<Number> UNSIGNED =
      form((it, out) -> Wire.writeUnsigned(it.longValue(), out), Wire::readUnsigned);

  public static final Codec<Number> FIXED =
      form((it, out) -> out.writeLong(it.longValue()), DataInput::readLong);

  /** A time that may never come. */
  public static final Codec<Long> UNTIL =
      form(
          (it, out) -> Wire.writeTime(it, Long.MAX_VALUE, out),
          in -> Wire.readTime(Long.MAX_VALUE, in));

  private final Constructor<T> constructor;
  private final Method[] components;
  private final List<Codec<Object>> forms = new ArrayList<>();

  /**
   * A codec of a record.
   *
   * @param forms of its components, in their order
   */
  @SuppressWarnings("unchecked") // a golden test has each component written and read
  public RecordCodec(Class<T> type, Codec<?>... forms) {
    components =
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getAccessor)
            .toArray(Method[]::new);
    if (components.length != forms.length) {
      throw new IllegalArgumentException(type + " has " + components.length + " components");
    }
    for (int i = 0; i < forms.length; i++) {
      components[i].setAccessible(true);
      this.forms.add((Codec<Object>) forms[i]);
    }
    try {
      constructor =
          type.getDeclaredConstructor(
              Stream.of(components).map(Method::getReturnType).toArray(Class[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static <V> Codec<V> form(Writer<V> writer, Reader<V> reader) {
    return new Codec<>() {
      @Override
      public void write(V value, DataOutput out) throws IOException {
        writer.write(value, out);
      }

      @Override
      public V read(DataInput in, int version) throws IOException {
        return reader.read(in);
      }
    };
  }

  /** How many there are, and each. */
  public static <V> Codec<List<V>> list(Codec<V> form) {
    return form(
        (all, out) -> {
          Wire.writeUnsigned(all.size(), out);
          for (V each : all) {
            form.write(each, out);
          }
        },
        in -> {
          List<V> all = new ArrayList<>();
          for (int left = Wire.readSize(in); left > 0; left--) {
            all.add(form.read(in, form.version()));
          }
          return all;
        });
  }

  /** A value of an enumeration, by its name. */
  public static <V extends Enum<V>> Codec<V> named(Class<V> type) {
    return form(
        (it, out) -> Wire.writeText(it.name(), out), in -> Enum.valueOf(type, Wire.readText(in)));
  }

  @Override
  public void write(T value, DataOutput out) throws IOException {
    for (int i = 0; i < components.length; i++) {
      forms.get(i).write(called(components[i], value), out);
    }
  }

  @Override
  public T read(DataInput in, int version) throws IOException {
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      Object value = forms.get(i).read(in, forms.get(i).version());
      boolean shorter = components[i].getReturnType() == int.class;
      values[i] = shorter ? (Object) Math.toIntExact((Long) value) : value;
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw unchecked(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object called(Method component, Object value) {
    try {
      return component.invoke(value);
    } catch (InvocationTargetException e) {
      throw unchecked(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A record refuses values that it cannot have. */
  private static RuntimeException unchecked(InvocationTargetException e) {
    return e.getCause() instanceof RuntimeException refusal
        ? refusal
        : new IllegalStateException(e.getCause());
  }
}
