package io.ringfence.jobs.state;

import io.ringfence.signal.encoding.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The names under which codecs are stored. A codec keeps the name under which it was first
 * released, whatever its class is called now; {@code stored-names.properties} has both. A codec
 * that is not listed there is stored under the name of its class.
 */
final class CodecNames {

  private static final String TABLE = "/io/ringfence/jobs/state/stored-names.properties";

  /** Stored names in the table go without it, so that no tool that renames classes changes them. */
  private static final String PREFIX = "io.ringfence.";

  private static final Map<String, String> CLASS_BY_STORED = read();
  private static final Map<String, String> STORED_BY_CLASS = inverse(CLASS_BY_STORED);

  private CodecNames() {}

  private static Map<String, String> read() {
    Properties table = new Properties();
    try (InputStream in = CodecNames.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("there is no resource " + TABLE);
      }
      table.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> classes = new HashMap<>();
    for (String stored : table.stringPropertyNames()) {
      classes.put(PREFIX + stored, table.getProperty(stored));
    }
    return Map.copyOf(classes);
  }

  private static Map<String, String> inverse(Map<String, String> classes) {
    Map<String, String> stored = new HashMap<>();
    classes.forEach(
        (name, type) -> {
          if (stored.put(type, name) != null) {
            throw new IllegalStateException(TABLE + " lists " + type + " twice");
          }
        });
    return Map.copyOf(stored);
  }

  /** The name that a snapshot gives the codec. */
  static String stored(Class<?> codec) {
    return STORED_BY_CLASS.getOrDefault(codec.getName(), codec.getName());
  }

  /**
   * The codec that a snapshot names.
   *
   * @throws ClassNotFoundException if this release has no such codec
   */
  @SuppressWarnings("unchecked") // the snapshot was written by a serializer of the same T
  static <T> Class<? extends Codec<T>> named(String stored, ClassLoader loader)
      throws ClassNotFoundException {
    String name = CLASS_BY_STORED.getOrDefault(stored, stored);
    return (Class<? extends Codec<T>>) Class.forName(name, true, loader).asSubclass(Codec.class);
  }

  /** Stored names with the names of their classes. */
  static Map<String, String> table() {
    return CLASS_BY_STORED;
  }
}
