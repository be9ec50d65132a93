package io.ringfence.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Inputs that differ a little from seeds; always the same ones for a target. */
final class Mutations {

  /** As the decoder takes, and more than most readers do. */
  private static final int LONGEST = 64 * 1024;

  private static final int MOST_AT_ONCE = 4;

  /** What readers stumble over: numbers beyond bounds, marks of their notations, odd characters. */
  private static final List<byte[]> TOKENS =
      List.of(
          new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07},
          new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, 0x7F},
          new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1},
          new byte[] {0, 0, 0, 0, 0, 0, 0, 0},
          new byte[] {(byte) 0xC0, (byte) 0x80},
          text("-1"),
          text("9223372036854775807"),
          text("1e400"),
          text("99999999999999999999999999"),
          text("+1000000000-12-31T23:59:59Z"),
          text("PT-1S"),
          text("null"),
          text("{}"),
          text("[["),
          text("\""),
          text("&a *a "),
          text("\\ud800"),
          text("\u0000"),
          text("\u202E"),
          text("%"),
          text("::/0"),
          text("\n"));

  private final Random random;
  private final List<byte[]> seeds;

  Mutations(String target, List<byte[]> seeds) {
    this.random = new Random(target.hashCode());
    this.seeds = seeds;
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  byte[] next() {
    byte[] input = seed();
    for (int i = random.nextInt(MOST_AT_ONCE); i >= 0; i--) {
      input = changed(input);
    }
    return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
  }

  private byte[] seed() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] changed(byte[] input) {
    int at = random.nextInt(input.length + 1);
    int end = Math.min(input.length, at + 1 + random.nextInt(16));
    return switch (random.nextInt(8)) {
      case 0 -> spliced(input, at, at, token());
      case 1 -> spliced(input, at, end, token());
      case 2 -> spliced(input, at, end, new byte[0]);
      case 3 -> Arrays.copyOf(input, at);
      case 4 -> spliced(input, at, at, part(seed()));
      case 5 -> spliced(input, at, at, repeated(Arrays.copyOfRange(input, at, end)));
      default -> flipped(input, at);
    };
  }

  private byte[] token() {
    return TOKENS.get(random.nextInt(TOKENS.size()));
  }

  private byte[] part(byte[] other) {
    int from = random.nextInt(other.length + 1);
    return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(64)));
  }

  private byte[] flipped(byte[] input, int at) {
    byte[] flipped = input.clone();
    if (at < flipped.length) {
      int bit = flipped[at] ^ 1 << random.nextInt(8);
      flipped[at] = (byte) (random.nextBoolean() ? bit : random.nextInt());
    }
    return flipped;
  }

  private byte[] repeated(byte[] part) {
    int times = 1 << random.nextInt(10);
    byte[] all = new byte[part.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(part, 0, all, i * part.length, part.length);
    }
    return all;
  }

  private static byte[] spliced(byte[] input, int from, int to, byte[] part) {
    byte[] all = new byte[input.length - (to - from) + part.length];
    System.arraycopy(input, 0, all, 0, from);
    System.arraycopy(part, 0, all, from, part.length);
    System.arraycopy(input, to, all, from + part.length, input.length - to);
    return all;
  }
}
