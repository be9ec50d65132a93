package io.ringfence.cli.lists;

import java.util.Random;

/** A block of IPv4 addresses by plain arithmetic, for tests that must not ask what they test. */
record Block(int first, int length) {

  /** With or without a length. */
  static Block of(String text) {
    String[] parts = text.split("/", 2);
    int bits = 0;
    for (String part : parts[0].split("\\.", 4)) {
      bits = bits << 8 | Integer.parseInt(part);
    }
    return new Block(bits, parts.length < 2 ? 32 : Integer.parseInt(parts[1]));
  }

  boolean contains(String address) {
    return length == 0 || (first ^ of(address).first) >>> (32 - length) == 0;
  }

  String anyAddress(Random random) {
    int bits = length == 32 ? first : first | random.nextInt() >>> length;
    return "%d.%d.%d.%d".formatted(bits >>> 24, bits >> 16 & 255, bits >> 8 & 255, bits & 255);
  }
}
