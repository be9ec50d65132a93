package io.ringfence.privacy;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

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

  private final long[] filter = new long[1 << (FILTER_BITS - 6)];
  private final Map<Integer, Alike> byStart = new HashMap<>();

  /** Sequences that begin with the same four bytes, as the numbers of a country do. */
  private static final class Alike {
    private final Set<ByteBuffer> all = new HashSet<>(2);

    /** The longest first: of several that begin alike it is found. */
    private int[] lengths = {};

    void add(byte[] pattern) {
      all.add(ByteBuffer.wrap(pattern));
      lengths =
          IntStream.concat(IntStream.of(lengths), IntStream.of(pattern.length))
              .distinct()
              .map(length -> -length)
              .sorted()
              .map(length -> -length)
              .toArray();
    }

    /** The length of the longest that stands at a place, or 0. */
    int at(byte[] bytes, int from) {
      for (int length : lengths) {
        if (from + length <= bytes.length && all.contains(ByteBuffer.wrap(bytes, from, length))) {
          return length;
        }
      }
      return 0;
    }
  }

  void add(byte[] pattern) {
    if (pattern.length < SHORTEST) {
      throw new IllegalArgumentException("a sequence has at least " + SHORTEST + " bytes");
    }
    int start = start(pattern, 0);
    int place = place(start);
    filter[place >>> 6] |= 1L << place;
    byStart.computeIfAbsent(start, each -> new Alike()).add(pattern);
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
    int last = bytes.length - SHORTEST;
    int start = from > last ? 0 : start(bytes, from);
    for (int i = from; i <= last; i++) {
      if (mayBegin(start)) {
        Alike alike = byStart.get(start);
        int length = alike == null ? 0 : alike.at(bytes, i);
        if (length > 0) {
          return new Hit(i, length);
        }
      }
      if (i < last) {
        start = (start << Byte.SIZE) | (bytes[i + SHORTEST] & 0xFF);
      }
    }
    return null;
  }

  private boolean mayBegin(int start) {
    int place = place(start);
    return ((filter[place >>> 6] >>> place) & 1) != 0;
  }
}
