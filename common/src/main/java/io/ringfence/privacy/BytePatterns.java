package io.ringfence.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many sequences of bytes that are looked for at once: what a look at one more byte costs does not
 * grow with their number.
 */
final class BytePatterns {

  /** Shorter ones are not looked for. */
  static final int SHORTEST = 4;

  /** Of the first four bytes, mixed: most places of a text are passed over after one look here. */
  private static final int FILTER_BITS = 16;

  /** Where one of the sequences stands. */
  record Hit(int from, int length) {
    int end() {
      return from + length;
    }
  }

  private final BitSet filter = new BitSet(1 << FILTER_BITS);
  private final Map<Integer, List<byte[]>> byStart = new HashMap<>();

  void add(byte[] pattern) {
    if (pattern.length < SHORTEST) {
      throw new IllegalArgumentException("a sequence has at least " + SHORTEST + " bytes");
    }
    int start = start(pattern, 0);
    filter.set(place(start));
    List<byte[]> known = byStart.computeIfAbsent(start, each -> new ArrayList<>(1));
    known.add(pattern);
    // Of several that begin alike the longest is found.
    known.sort((one, two) -> two.length - one.length);
  }

  private static int start(byte[] bytes, int at) {
    return (bytes[at] << 24)
        | ((bytes[at + 1] & 0xFF) << 16)
        | ((bytes[at + 2] & 0xFF) << 8)
        | (bytes[at + 3] & 0xFF);
  }

  private static int place(int start) {
    return (start * 0x9E3779B1) >>> (Integer.SIZE - FILTER_BITS);
  }

  /** The first hit at or after a place, or null. */
  Hit find(byte[] bytes, int from) {
    for (int i = from; i <= bytes.length - SHORTEST; i++) {
      int start = start(bytes, i);
      if (filter.get(place(start))) {
        for (byte[] each : byStart.getOrDefault(start, List.of())) {
          int end = i + each.length;
          if (end <= bytes.length && Arrays.equals(bytes, i, end, each, 0, each.length)) {
            return new Hit(i, each.length);
          }
        }
      }
    }
    return null;
  }
}
