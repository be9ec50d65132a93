package io.ringfence.cli.evaluate.blind.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Addresses and devices. A home or an office has an address of its own; mobile networks put many
 * customers behind few addresses, so that an address there says little about anybody.
 */
public final class Addresses {
  private final Dice dice;
  private final Set<String> used = new HashSet<>();
  private final Map<String, List<String>> shared = new HashMap<>();

  Addresses(Dice dice) {
    this.dice = dice;
  }

  /** An address in a town that nobody else has. */
  public String in(Place place) {
    String address;
    do {
      address = place.net() + "." + dice.between(0, 199) + "." + dice.between(1, 254);
    } while (!used.add(address));
    return address;
  }

  /** An address of the sixth version that nobody else has. */
  public String v6() {
    String address;
    do {
      address = "2001:db8:" + word() + ":" + word() + "::" + word();
    } while (!used.add(address));
    return address;
  }

  private String word() {
    return Integer.toHexString(dice.between(16, 65535));
  }

  /** Addresses that follow each other, as rented by one party; nobody else is in their network. */
  public List<String> neighbours(Place place, int count) {
    String base;
    int tries = 0;
    do {
      base = place.net() + "." + dice.between(200, 255) + ".";
    } while (!used.add(base) && tries++ < 500);
    List<String> list = new ArrayList<>();
    int first = dice.between(2, 250 - count);
    for (int i = 0; i < count; i++) {
      used.add(base + (first + i));
      list.add(base + (first + i));
    }
    return list;
  }

  /** Addresses of homes all over the world, as of a rented botnet. */
  public List<String> scattered(int count) {
    List<Place> places = new ArrayList<>(Place.far());
    places.addAll(Place.home());
    places.addAll(Place.abroad());
    List<String> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(in(dice.pick(places)));
    }
    return list;
  }

  /** An address of the mobile network of a country, shared by many. */
  public String mobile(String country) {
    List<String> pool = shared.computeIfAbsent(country, this::pool);
    return dice.pick(pool);
  }

  private List<String> pool(String country) {
    Dice own = dice.child(country);
    List<String> list = new ArrayList<>();
    String base = country.equals("US") ? "172.58." : own.between(77, 109) + ".40.";
    for (int i = 0; i < 24; i++) {
      String one = base + own.between(0, 63) + "." + own.between(1, 254);
      used.add(one);
      list.add(one);
    }
    return list;
  }

  /** A device with a network card. */
  public String mac() {
    return "mac:" + dice.pick("000413", "805ec0", "001565", "64167f", "0004f2") + dice.hex(6);
  }

  /** A mobile telephone. */
  public String imei() {
    return "imei:35" + dice.digits(13);
  }

  /** An app on some machine. */
  public String app() {
    return "uuid:"
        + dice.hex(8)
        + "-"
        + dice.hex(4)
        + "-4"
        + dice.hex(3)
        + "-a"
        + dice.hex(3)
        + "-"
        + dice.hex(12);
  }
}
