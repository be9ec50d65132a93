package io.ringfence.cli.evaluate.blind.world;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Telephone numbers that a numbering plan has, none given out twice. */
public final class Numbers {
  private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();
  private final Set<String> used = new HashSet<>();
  private final Dice dice;

  Numbers(Dice dice) {
    this.dice = dice;
  }

  private boolean valid(String number) {
    try {
      return util.isValidNumber(util.parse(number, "US"));
    } catch (NumberParseException e) {
      return false;
    }
  }

  private String draw(String prefix, int more) {
    String number = "";
    for (int i = 0; i < 200; i++) {
      String rest = dice.digits(more);
      if (prefix.length() == 4 && prefix.charAt(0) == '1') {
        rest = dice.between(2, 9) + rest.substring(1);
      }
      number = "+" + prefix + rest;
      if (!used.contains(number) && valid(number)) {
        break;
      }
    }
    used.add(number);
    return number;
  }

  /** A number in a town of one of the provider's countries. */
  public String in(Place place) {
    return draw(dice.pick(place.codes()), digits(place));
  }

  private static int digits(Place place) {
    return switch (place.city()) {
      case "London", "Berlin", "Mexico City" -> 8;
      default -> 7;
    };
  }

  /** A number with an area code, such as 1712. */
  public String at(String code) {
    return draw(code, 7);
  }

  /** A number of a destination. */
  public String of(Destination destination) {
    return draw(destination.prefix(), destination.more());
  }

  /** Numbers that follow each other; the first ends in zeros. */
  public List<String> block(Place place, int count) {
    int zeros = count > 100 ? 3 : count > 10 ? 2 : 1;
    String base = "";
    for (int i = 0; i < 200; i++) {
      String one = in(place);
      base = one.substring(0, one.length() - zeros);
      if (used.add(base) && valid(base + "0".repeat(zeros))) {
        break;
      }
    }
    return run(base, zeros, count);
  }

  /** Numbers of a destination that follow each other. */
  public List<String> block(Destination destination, int count) {
    String one = of(destination);
    int zeros = count > 100 ? 3 : count > 10 ? 2 : 1;
    return run(one.substring(0, one.length() - zeros), zeros, count);
  }

  /** A number with leading zeros. */
  public static String pad(int value, int width) {
    String digits = String.valueOf(value);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  private List<String> run(String base, int zeros, int count) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String number = base + pad(i, zeros);
      used.add(number);
      numbers.add(number);
    }
    return numbers;
  }

  /** Some numbers of a destination. */
  public List<String> some(Destination destination, int count) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(of(destination));
    }
    return numbers;
  }

  /** A number that no plan has, as callers make them up. */
  public String impossible() {
    return dice.pick(
        "+1" + dice.between(100, 199) + dice.digits(7),
        "+1" + dice.pick("212", "404", "713") + dice.between(0, 1) + dice.digits(6),
        "+999" + dice.digits(8),
        "+210" + dice.digits(8));
  }
}
