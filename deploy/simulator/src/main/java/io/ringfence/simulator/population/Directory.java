package io.ringfence.simulator.population;

import java.util.List;

/**
 * Everybody there is, computed from an index and never stored: a million subscribers cost nothing.
 * The first indices are for traps and attacks, then come the subscribers, then people of other
 * networks, so that nobody is ever two people.
 */
public final class Directory {

  /** Room for traps and attacks; a year of attacks every few hours stays below it. */
  static final int RESERVED = 400_000;

  /** As many numbers as the smallest home country has. */
  private static final int EVERYBODY = 8_000_000;

  private static final int MOST_CONTACTS = 24;
  private static final List<String> AGENTS =
      List.of(
          "Linphone/5.2.4",
          "Grandstream GXP2170 1.0.11",
          "Yealink SIP-T46U 108.86",
          "Zoiper v2.10.20",
          "Bria 6.5.1",
          "Cisco-CP8841/14.2",
          "MobileVoice/8.1 (Android 15)",
          "MobileVoice/8.1 (iOS 18.1)");

  private final long seed;
  private final int subscribers;
  private final int outsiders;
  private int reserved;

  public Directory(long seed, int subscribers) {
    this.seed = seed;
    this.subscribers = subscribers;
    outsiders = Math.min(10 * subscribers, EVERYBODY - RESERVED - subscribers);
  }

  public int subscribers() {
    return subscribers;
  }

  /** At home: half of the people live two or three behind one address. */
  public Person subscriber(int i) {
    Person person = alone(i);
    int home = i - i % 3;
    return home != i && RandomSource.hashBelow(seed ^ 0x40, home, 2) == 0
        ? person.withAddress(alone(home).address())
        : person;
  }

  private Person alone(int i) {
    return person(RESERVED + i, Country.home(seed, RESERVED + i));
  }

  public Person anySubscriber(RandomSource random) {
    return subscriber(random.below(subscribers));
  }

  /** A customer of ours, or a stranger, who is in nobody's contacts: for traps and attacks. */
  public Person newPerson(Country country) {
    return person(next(), country);
  }

  public Person newPerson() {
    return newPerson(Country.home(seed, reserved));
  }

  /** An address outside our access network (a block that the Internet reserves for benchmarks). */
  public String foreignAddress() {
    int host = next() * 7_919 & 0x1FFFF;
    return "198." + (18 + (host >> 16)) + '.' + (host >> 8 & 0xFF) + '.' + (host & 0xFF);
  }

  /**
   * Where travellers and other people's customers are: the block that carriers share addresses of.
   */
  public static String guestAddress(int index) {
    int host = index & 0x3FFFFF;
    return "100." + (64 + (host >> 16)) + '.' + (host >> 8 & 0xFF) + '.' + (host & 0xFF);
  }

  public String stranger(RandomSource random, Country country) {
    return country.number(RESERVED + subscribers + random.below(outsiders));
  }

  /**
   * Whom a subscriber talks to: 8 to 24 people, the first few far more often than the rest, most of
   * them in the same country.
   */
  public Contact contact(int i, RandomSource random) {
    int size = 8 + RandomSource.hashBelow(seed ^ 0x51, i, MOST_CONTACTS - 7);
    int rank = (int) (size * random.fraction() * random.fraction());
    long draw = RandomSource.hash(RandomSource.hash(seed, i), rank);
    int other = (int) (draw >>> 8 & 0x7FFFFFFF);
    if ((draw & 0xFF) < 102) {
      int index = other % subscribers;
      return new Contact(subscriber(index == i ? (index + 1) % subscribers : index), true);
    }
    int index = RESERVED + subscribers + other % outsiders;
    boolean abroad = (draw >>> 40 & 0xFF) < 15;
    Country home = Country.home(seed, RESERVED + i);
    return new Contact(person(index, abroad ? Country.home(seed, index) : home), false);
  }

  private int next() {
    if (reserved == RESERVED) {
      throw new IllegalStateException("more actors than the directory has room for");
    }
    return reserved++;
  }

  private Person person(int index, Country country) {
    long draw = RandomSource.hash(seed ^ 0x7E, index);
    return new Person(
        country,
        country.number(index),
        "a-" + Integer.toString(index, 36),
        "mac:" + hex(0x02_00_00_00_00_00L | (index * 0x9E3779L & 0xFF_FF_FF_FF_FFL)),
        "10." + (index >> 16 & 0xFF) + '.' + (index >> 8 & 0xFF) + '.' + (index & 0xFF),
        AGENTS.get((int) (draw & 7)));
  }

  private static String hex(long value) {
    String text = Long.toHexString(1L << 48 | value);
    return text.substring(text.length() - 12);
  }

  /**
   * Somebody a subscriber knows.
   *
   * @param ours whether that is a subscriber too
   */
  public record Contact(Person person, boolean ours) {}
}
