package io.ringfence.bench.measure;

import io.ringfence.cli.audit.savepoint.NoSavepointException;
import io.ringfence.cli.audit.savepoint.Savepoint;
import io.ringfence.cli.audit.savepoint.StateVisitor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the keyed states of operators amount to: entries, and the bytes of their keys and values as
 * a canonical savepoint has them. That is also what RocksDB is given to store, before it shares
 * prefixes or compresses.
 */
public final class KeyedStateSize implements StateVisitor {

  /** Mutable: of one state while it is added up. */
  public static final class Size {
    public long entries;
    public long keyBytes;
    public long valueBytes;
    public int largestValue;

    public long bytes() {
      return keyBytes + valueBytes;
    }
  }

  /** By operator, then by the name of the state; timers are states, too. */
  private final Map<String, Map<String, Size>> sizes = new HashMap<>();

  private KeyedStateSize() {}

  /**
   * The states of the operator that has one of this name, by their names.
   *
   * @param savepoint folder of a canonical savepoint
   */
  public static Map<String, Size> of(Path savepoint, String state) throws NoSavepointException {
    KeyedStateSize all = new KeyedStateSize();
    Savepoint.open(savepoint).showKeyed(all);
    return all.sizes.values().stream()
        .filter(states -> states.containsKey(state))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("the savepoint has no state called " + state));
  }

  private void add(String operator, String state, byte[] key, int valueBytes) {
    Size size =
        sizes
            .computeIfAbsent(operator, first -> new TreeMap<>())
            .computeIfAbsent(state, first -> new Size());
    size.entries++;
    size.keyBytes += key.length;
    size.valueBytes += valueBytes;
    size.largestValue = Math.max(size.largestValue, valueBytes);
  }

  @Override
  public void keyed(String operator, String state, String key, byte[] rawKey, byte[] value) {
    add(operator, state, rawKey, value.length);
  }

  @Override
  public void timer(String operator, String name, String key, long time, byte[] raw) {
    add(operator, name, raw, 0);
  }

  @Override
  public void unreadable(String operator, String what) {
    throw new IllegalStateException(operator + ": " + what);
  }
}
