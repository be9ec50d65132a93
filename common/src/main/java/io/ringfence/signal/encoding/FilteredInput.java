package io.ringfence.signal.encoding;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;

/**
 * An input in which some names read as others. What is a name, and of which kind, its reader says:
 * see {@link Wire#readKey} and those after it.
 */
public final class FilteredInput extends DataInputStream {

  private final NameFilter names;
  private boolean changed;

  public FilteredInput(byte[] stored, NameFilter names) {
    super(new ByteArrayInputStream(stored));
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
}
