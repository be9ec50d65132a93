package io.ringfence.standing;

import io.ringfence.ip.IpLiteral;
import io.ringfence.ip.IpNetwork;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.SortedLongs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys of numbers and addresses, of which a range or a network covers one stretch that is found
 * without looking at the others. Numbers in E.164 and IPv4 addresses take 24 to 40 bytes each;
 * others are kept as texts, and all looked at.
 */
public final class Coverage {

  /** E.164 has at most so many. */
  private static final int DIGITS = 15;

  /** Below the digits is their number: a number and its extensions by zeros differ. */
  private static final int LENGTHS = 16;

  private static final long[] POWERS = new long[DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= DIGITS; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  /** Of a key that has no short form. */
  private static final long NONE = -1;

  private final SortedLongs numbers = new SortedLongs();
  private final SortedLongs addresses = new SortedLongs();
  private final Set<String> others = new HashSet<>();

  /** Takes up the key of a number or an address; those of other kinds are covered by nothing. */
  public void add(String key) {
    long number = number(key);
    long address = address(key);
    if (number != NONE) {
      numbers.add(number);
    } else if (address != NONE) {
      addresses.add(address);
    } else if (isOf(SubjectKind.NUMBER, key) || isOf(SubjectKind.ADDRESS, key)) {
      others.add(key);
    }
  }

  public boolean contains(String key) {
    long number = number(key);
    long address = address(key);
    if (number != NONE) {
      return numbers.contains(number);
    }
    return address != NONE ? addresses.contains(address) : others.contains(key);
  }

  private static boolean isOf(SubjectKind kind, String key) {
    return key.charAt(0) == kind.letter();
  }

  /** Those that {@link SharedStanding#covers} says a range or network covers. */
  public List<String> under(Subject changed) {
    List<String> under = new ArrayList<>();
    if (changed.kind() == SubjectKind.RANGE) {
      numbersUnder(changed.value(), under);
    } else if (changed.kind() == SubjectKind.NETWORK) {
      addressesUnder(IpNetwork.of(changed), under);
    } else {
      return under;
    }
    for (String key : others) {
      if (SharedStanding.covers(changed, Subject.ofKey(key))) {
        under.add(key);
      }
    }
    return under;
  }

  private void numbersUnder(String range, List<String> under) {
    int length = range.length() - 1;
    if (length < 1 || length > DIGITS || range.charAt(0) != '+') {
      return;
    }
    long prefix = Long.parseLong(range, 1, range.length(), 10);
    long first = prefix * POWERS[DIGITS - length] * LENGTHS;
    long last = (prefix + 1) * POWERS[DIGITS - length] * LENGTHS - 1;
    numbers.between(
        first,
        last,
        number -> {
          int digits = (int) (number % LENGTHS);
          if (digits >= length) {
            long value = number / LENGTHS / POWERS[DIGITS - digits];
            under.add(Subject.key(SubjectKind.NUMBER, "+" + value));
          }
        });
  }

  private void addressesUnder(IpNetwork network, List<String> under) {
    if (!network.v6()) {
      addresses.between(
          network.first().high() >>> 32,
          network.last().high() >>> 32,
          address -> {
            StringBuilder dotted = new StringBuilder(15);
            IpLiteral.appendV4(address, dotted);
            under.add(Subject.key(SubjectKind.ADDRESS, dotted.toString()));
          });
    }
  }

  /** The digits, filled up with zeros, and how many there are; {@link #NONE} of no E.164 number. */
  private static long number(String key) {
    int digits = key.length() - 3;
    if (!isOf(SubjectKind.NUMBER, key)
        || digits < 1
        || digits > DIGITS
        || key.charAt(2) != '+'
        || key.charAt(3) == '0') {
      return NONE;
    }
    long value = 0;
    for (int i = 3; i < key.length(); i++) {
      int digit = key.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      value = 10 * value + digit;
    }
    return value * POWERS[DIGITS - digits] * LENGTHS + digits;
  }

  private static long address(String key) {
    long address = isOf(SubjectKind.ADDRESS, key) ? IpLiteral.v4(key, 2, key.length()) : NONE;
    return address < 0 ? NONE : address;
  }
}
