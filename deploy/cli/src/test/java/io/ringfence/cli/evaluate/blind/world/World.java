package io.ringfence.cli.evaluate.blind.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A provider with its customers, trunks and feeds, and all that happens there. */
public final class World {
  private static final String[] AGENTS = {
    "Yealink SIP-T46U 108.86.0.75", "PolyEdge-E350/8.1.3", "Cisco-CP-8845-3PCC/12.0.4",
    "Grandstream GXP2170 1.0.11.64", "OBIHAI/OBi200-3.2.2", "Grandstream HT802 1.0.45.2"
  };
  private static final String[] SWITCHBOARDS = {
    "FPBX-16.0.40(18.20.0)",
    "3CX 18.0.7.312",
    "Asterisk PBX 20.5.2",
    "MITEL MiVB 9.4",
    "Avaya CM/R18"
  };

  /** The days. */
  public final Almanac almanac;

  /** Numbers. */
  public final Numbers numbers;

  /** Addresses and devices. */
  public final Addresses addresses;

  /** The records. */
  public final Tape tape;

  /** All customers that lead an ordinary life beside whatever else they do. */
  public final List<Account> people = new ArrayList<>();

  /** Texts. */
  public final Phrases phrases;

  /** Profiles of business customers. */
  public final Profiles profiles;

  private final Dice dice;
  private final Map<String, List<Account>> free = new HashMap<>();
  private final List<Account> crowd = new ArrayList<>();
  private final List<String> egress = new ArrayList<>();
  private final List<String> ingress = new ArrayList<>();
  private final List<String> abroad = new ArrayList<>();
  private final String old;
  private int accounts;

  /** A provider of a size, for some days. */
  public World(long seed, int subscribers, int days) {
    if (subscribers < 300 || days < 1 || days > 300) {
      throw new IllegalArgumentException("at least 300 subscribers, and 1 to 300 days");
    }
    this.dice = new Dice(Dice.mix(seed)).child("world");
    LocalDate first = LocalDate.of(2026, 1, 2).plusDays(dice.between(0, 355 - days));
    String zone =
        dice.pick("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles");
    this.almanac = new Almanac(first, ZoneId.of(zone), days);
    this.numbers = new Numbers(dice.child("numbers"));
    this.addresses = new Addresses(dice.child("addresses"));
    this.tape = new Tape(dice.child("tape"));
    this.phrases = new Phrases();
    this.profiles = new Profiles(dice.child("profiles"));
    this.accounts = 100_000 + dice.between(0, 40_000);
    for (String name : dice.sample(List.of("ord", "dfw", "iad", "lax", "mia", "sea"), 3)) {
      egress.add("tg-" + name + "-out");
      ingress.add("tg-" + name + "-in");
    }
    for (String name : dice.sample(List.of("atlas", "borea", "cormo", "delmar", "ostra"), 3)) {
      abroad.add("intl-" + name);
    }
    old = egress.get(2);
    new Population(this, dice.child("people")).settle(subscribers);
    for (Account account : people) {
      if (account.isPrivate() && dice.chance(0.6)) {
        crowd.add(account);
        continue;
      }
      free.computeIfAbsent(account.kind, k -> new ArrayList<>()).add(account);
    }
    free.values().forEach(list -> Collections.shuffle(list, new Random(seed)));
  }

  /** The switch that serves a place. */
  public String switchOf(Place place) {
    if (!place.atHome() && !place.country().equals("CA") && !place.country().equals("MX")) {
      return "sbc-london";
    }
    return place.longitude() < -100 ? "sbc-west" : "sbc-east";
  }

  /** Whether the switch of a trunk reports calls only when they end. */
  public boolean endsOnly(String trunk) {
    return trunk.equals(old) || trunk.startsWith("ws-");
  }

  /** A trunk to other networks at home. */
  public String egress(Dice by) {
    return by.pick(egress);
  }

  /** A trunk from other networks. */
  public String ingress(Dice by) {
    return by.pick(ingress);
  }

  /** A trunk to networks abroad. */
  public String abroad(Dice by) {
    return by.pick(abroad);
  }

  /** A line for an account: a desk telephone, an app or a mobile telephone. */
  public Line line(Dice by, Account account, String number, boolean mobile) {
    if (mobile) {
      String agent = by.pick("Android-VoLTE/14", "iPhone iOS/17.5", "iPhone iOS/18.1");
      return new Line(
          number,
          account.id,
          addresses.imei(),
          addresses.mobile(account.place.country()),
          agent,
          account.place,
          true);
    }
    return new Line(
        number,
        account.id,
        addresses.mac(),
        by.chance(0.12) ? addresses.v6() : addresses.in(account.place),
        by.pick(AGENTS),
        account.place,
        false);
  }

  /** A new customer without lines. */
  public Account account(Dice by, String kind, Place place) {
    accounts += by.between(1, 9);
    return new Account("c" + accounts, kind, place);
  }

  /** A new private customer, whom nobody knows as yet. */
  public Account person(Dice by, Place place, boolean mobile) {
    Account account = account(by, mobile ? "mobile" : "home", place);
    account.lines.add(line(by, account, numbers.in(place), mobile));
    return account;
  }

  /** A firm with numbers that follow each other, behind one switchboard; most have a profile. */
  public Account found(Dice by, String kind, Place place, int lines) {
    Account account = account(by, kind, place);
    String device = addresses.mac();
    String address = addresses.in(place);
    String agent = by.pick(SWITCHBOARDS);
    for (String number : numbers.block(place, lines)) {
      account.lines.add(new Line(number, account.id, device, address, agent, place, false));
    }
    for (int i = by.between(12, 25); i > 0; i--) {
      account.circle.add(outside(by));
    }
    people.add(account);
    return account;
  }

  /** A customer of a kind that has no part as yet; if there is none, a new one. */
  public Account take(Dice by, String kind) {
    List<Account> list = free.getOrDefault(kind, List.of());
    if (!list.isEmpty()) {
      return list.remove(list.size() - 1);
    }
    if (kind.equals("home") || kind.equals("mobile")) {
      Account account = person(by, by.pick(Place.home()), kind.equals("mobile"));
      for (int i = 0; i < 8; i++) {
        account.circle.add(outside(by));
      }
      people.add(account);
      return account;
    }
    Account account = found(by, kind, by.pick(Place.home()), 10);
    profiles.add(account);
    return account;
  }

  /** Several customers of a kind that have no part as yet. */
  public List<Account> take(Dice by, String kind, int count) {
    List<Account> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(take(by, kind));
    }
    return list;
  }

  /** Any line of a private customer who has no part of its own, and never gets one. */
  public Line anybody(Dice by) {
    return by.pick(crowd).main();
  }

  /** Any such line in a town; if there is none, in any town. */
  public Line neighbour(Dice by, Place place) {
    Line line = anybody(by);
    for (int i = 0; i < 400 && !line.place().equals(place); i++) {
      line = anybody(by);
    }
    return line;
  }

  /** Somebody of another network at home. */
  public String outside(Dice by) {
    return numbers.in(by.pick(Place.home()));
  }

  /** Writes the records and profiles. */
  public void write(Path folder, ObjectMapper mapper) throws IOException {
    tape.write(folder.resolve("signals.jsonl"));
    profiles.write(folder.resolve("profiles.jsonl"), mapper);
  }
}
