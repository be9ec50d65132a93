package io.ringfence.standing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Standings of networks, found by the addresses in them: one look-up per prefix length in use. */
final class Networks {

  /** As numbers: addresses are looked up at every signal. Of four bytes the first half is all. */
  private record Prefix(int length, long first, long second, boolean four) {

    static Prefix of(byte[] address, int length) {
      boolean four = address.length == 4;
      long first = four ? number(address, 0, 4) << 32 : number(address, 0, 8);
      long second = four ? 0 : number(address, 8, 16);
      return new Prefix(
          length, first & ones(length), second & ones(Math.max(0, length - 64)), four);
    }

    private static long number(byte[] bytes, int from, int to) {
      long number = 0;
      for (int i = from; i < to; i++) {
        number = number << 8 | (bytes[i] & 0xFF);
      }
      return number;
    }

    /** So many at the front; 64 of them at most. */
    private static long ones(int length) {
      return length == 0 ? 0 : -1L << Math.max(0, 64 - length);
    }

    Prefix shorter(int to) {
      return new Prefix(to, first & ones(to), second & ones(Math.max(0, to - 64)), four);
    }

    /** Spread over all bits: tables use the last ones, in which most networks have nothing. */
    @Override
    public int hashCode() {
      long mixed = (first * 31 + second) * 31 + length;
      mixed *= 0x9E3779B97F4A7C15L;
      return (int) (mixed >>> 32);
    }
  }

  private final Map<Prefix, Standing> byPrefix = new HashMap<>();
  private final int[] lengths = new int[2 * 129];

  private static byte[] bytes(String address) {
    try {
      // A literal never asks the resolver; subjects are literals.
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address literal", e);
    }
  }

  private static byte[] masked(byte[] address, int length) {
    byte[] masked = Arrays.copyOf(address, address.length);
    for (int i = 0; i < masked.length; i++) {
      int kept = Math.max(0, Math.min(8, length - i * 8));
      masked[i] = (byte) (masked[i] & (0xFF << (8 - kept)));
    }
    return masked;
  }

  private static int slot(byte[] address, int length) {
    return (address.length == 4 ? 0 : 129) + length;
  }

  /** Where an address stands among all others of its family: as its bits say. */
  static String place(String address) {
    return place(bytes(address));
  }

  private static String place(byte[] address) {
    return (address.length == 4 ? "4" : "6") + new String(address, ISO_8859_1);
  }

  /** The place of the first address of a network. */
  static String firstPlace(String network) {
    int slash = network.indexOf('/');
    byte[] address = bytes(network.substring(0, slash));
    return place(masked(address, Integer.parseInt(network.substring(slash + 1))));
  }

  /** The place of its last address. */
  static String lastPlace(String network) {
    int slash = network.indexOf('/');
    byte[] last = bytes(network.substring(0, slash));
    int length = Integer.parseInt(network.substring(slash + 1));
    for (int i = 0; i < last.length; i++) {
      int kept = Math.max(0, Math.min(8, length - i * 8));
      last[i] = (byte) (last[i] | (0xFF >> kept));
    }
    return place(last);
  }

  void put(String network, Standing standing) {
    int slash = network.indexOf('/');
    byte[] address = bytes(network.substring(0, slash));
    int length = Integer.parseInt(network.substring(slash + 1));
    if (byPrefix.put(Prefix.of(address, length), standing) == null) {
      lengths[slot(address, length)]++;
    }
  }

  void remove(String network) {
    int slash = network.indexOf('/');
    byte[] address = bytes(network.substring(0, slash));
    int length = Integer.parseInt(network.substring(slash + 1));
    if (byPrefix.remove(Prefix.of(address, length)) != null) {
      lengths[slot(address, length)]--;
    }
  }

  /** Those that an address, or the whole of a smaller network, is in. */
  void find(String inside, Consumer<Standing> found) {
    if (byPrefix.isEmpty()) {
      return;
    }
    int slash = inside.indexOf('/');
    byte[] bytes = bytes(slash < 0 ? inside : inside.substring(0, slash));
    int longest = slash < 0 ? bytes.length * 8 : Integer.parseInt(inside.substring(slash + 1));
    Prefix whole = Prefix.of(bytes, longest);
    for (int length = 0; length <= longest; length++) {
      if (lengths[slot(bytes, length)] > 0) {
        Standing standing = byPrefix.get(whole.shorter(length));
        if (standing != null) {
          found.accept(standing);
        }
      }
    }
  }
}
