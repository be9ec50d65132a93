package io.ringfence.bench.measure;

import io.ringfence.cli.audit.savepoint.NoSavepointException;
import io.ringfence.cli.audit.savepoint.Savepoint;
import io.ringfence.cli.audit.savepoint.StateVisitor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the keyed states of an operator amount to: the bytes of their keys and values as a canonical
 * savepoint has them. That is also what RocksDB is given to store, before it shares prefixes or
 * compresses.
 */
public final class KeyedStateSize implements StateVisitor {

  /** Mutable: of one operator while it is added up. */
  public static final class Size {
    /** Of the state that was asked for. */
    public long entries;

    /** Of all states of its operator, timers included. */
    public long bytes;
  }

  private final String state;
  private final Map<String, Size> sizes = new HashMap<>();

  private KeyedStateSize(String state) {
    this.state = state;
  }

  /**
   * Of the operator that has a state of this name.
   *
   * @param savepoint folder of a canonical savepoint
   */
  public static Size of(Path savepoint, String state) throws NoSavepointException {
    KeyedStateSize all = new KeyedStateSize(state);
    Savepoint.open(savepoint).showKeyed(all);
    return all.sizes.values().stream()
        .filter(size -> size.entries > 0)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("the savepoint has no state called " + state));
  }

  private void add(String operator, String name, int bytes) {
    Size size = sizes.computeIfAbsent(operator, first -> new Size());
    size.entries += name.equals(state) ? 1 : 0;
    size.bytes += bytes;
  }

  @Override
  public void keyed(String operator, String name, String key, byte[] rawKey, byte[] value) {
    add(operator, name, rawKey.length + value.length);
  }

  @Override
  public void timer(String operator, String name, String key, long time, byte[] raw) {
    add(operator, name, raw.length);
  }

  @Override
  public void unreadable(String operator, String what) {
    throw new IllegalStateException(operator + ": " + what);
  }
}
