package io.ringfence.cli.evaluate.blind.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A part of the play: lawful if it has no story, else an attack whose records and subjects it
 * notes.
 */
public final class Scene {
  /** Everything there is. */
  public final World world;

  /** The draws of this scene. */
  public final Dice dice;

  /** The day on which it plays. */
  public final int day;

  /** Whether it is slow. */
  public final boolean slow;

  private final Story story;
  private final Collection<Subject> trap;
  private boolean costly;

  private Scene(
      World world, Dice dice, int day, boolean slow, Story story, Collection<Subject> trap) {
    this.world = world;
    this.dice = dice;
    this.day = day;
    this.slow = slow;
    this.story = story;
    this.trap = trap;
  }

  /** Ordinary life. */
  public static Scene lawful(World world, Dice dice, int day) {
    return new Scene(world, dice, day, false, null, new ArrayList<>());
  }

  /** A lawful party that looks like fraud; its subjects are noted. */
  public static Scene trap(World world, Dice dice, int day, Collection<Subject> subjects) {
    return new Scene(world, dice, day, false, null, subjects);
  }

  /** An attack. */
  public static Scene attack(World world, Dice dice, int day, Story story) {
    return new Scene(world, dice, day, story.pace == Pace.SLOW, story, new ArrayList<>());
  }

  /** The same day without a label: what lawful parties do beside an attack. */
  public Scene aside() {
    return lawful(world, dice, day);
  }

  Story story() {
    return story;
  }

  boolean costs() {
    return costly;
  }

  /** What else the attack may rightly be called. */
  public void also(String... frauds) {
    for (String fraud : frauds) {
      story.frauds.add(fraud);
    }
  }

  /** From here on the calls of this attack cost somebody money. */
  public void costs(boolean yes) {
    costly = yes;
  }

  /** Notes somebody as a subject of the attack or trap. */
  public void name(String kind, String value) {
    if (value != null) {
      (story == null ? trap : story.subjects).add(new Subject(kind, value));
    }
  }

  /** Notes several subjects of a kind. */
  public void name(String kind, Collection<String> values) {
    values.forEach(value -> name(kind, value));
  }

  /** Notes a line: its account, number, device and address. */
  public void name(Line line) {
    name("account", line.account());
    name("number", line.number());
    name("device", line.device());
    if (!line.mobile()) {
      name("address", line.address());
    }
  }

  /** Notes an account and its numbers. */
  public void name(Account account) {
    name("account", account.id);
    account.lines.forEach(line -> name("number", line.number()));
  }

  /** About the number for this pace; small ones exactly. */
  public int pick(int normal, int thin) {
    return about(slow ? thin : normal);
  }

  private int about(int number) {
    return number < 6 ? number : (int) Math.round(number * (0.7 + dice.real() * 0.7));
  }

  /** Times in order, spread over some hours from an hour of the day on; of traps about as many. */
  public List<Long> times(int wanted, double hour, double hours) {
    int count = story == null && wanted >= 20 ? about(wanted) : wanted;
    List<Long> list = new ArrayList<>();
    long from = world.almanac.at(day, hour);
    long end = world.almanac.at(day, 23.9);
    for (int i = 0; i < count; i++) {
      double part = (i + dice.real()) / count;
      list.add(Math.min(from + (long) (part * hours * 3_600_000), end));
    }
    return list;
  }

  /**
   * Times of an attack: within minutes at normal pace, else over hours. It begins where it fits
   * into the day.
   */
  public List<Long> spread(int count, double minutes, double slowHours) {
    double hours = slow ? slowHours : minutes / 60;
    double latest = Math.max(0.3, 22.5 - hours);
    return times(count, 0.2 + dice.real() * (latest - 0.2), hours);
  }

  /** As the other, but begins at night, when nobody looks. */
  public List<Long> nightly(int count, double minutes, double slowHours) {
    double hours = slow ? slowHours : minutes / 60;
    return times(count, 0.2 + dice.real() * 4, hours);
  }

  /** As the other, but within working hours, when it does not stand out. */
  public List<Long> daily(int count, double minutes, double slowHours) {
    double hours = Math.min(slow ? slowHours : minutes / 60, 13);
    return times(count, 8 + dice.real() * Math.max(0.1, 13.5 - hours), hours);
  }

  /** A call that is attempted at a time. */
  public Call call(long at) {
    return new Call(this, at);
  }

  /** A short message. */
  public Text text(long at, String words) {
    return new Text(this, at, words);
  }

  /** An event of security. */
  public Event event(String event, long at) {
    return new Event(this, event, at);
  }

  /** Somebody does something in a meeting. */
  public void session(String action, long at, String meeting, String participant, Line line) {
    ObjectNode node = world.tape.node();
    node.put("type", "session");
    node.put("meeting", meeting);
    node.put("action", action);
    node.put("participant", participant);
    node.put("account", line.account());
    node.put("device", line.device());
    node.put("address", line.address());
    if (line.number() != null) {
      node.put("number", line.number());
    }
    world.tape.put(node, at, "meet", story);
  }

  /** Somebody is in a meeting for some time. */
  public void visit(long at, long stay, String meeting, Line line) {
    String participant = "p" + dice.hex(10);
    session("join", at, meeting, participant, line);
    session("leave", at + stay, meeting, participant, line);
  }

  /** An entry of a blacklist. It is no part of an attack. */
  public void listing(
      String action, long at, Subject subject, String list, String reason, long from, long until) {
    ObjectNode node = world.tape.node();
    node.put("type", "listing");
    node.put("action", action);
    node.putObject("subject").put("kind", subject.kind()).put("value", subject.value());
    world.tape.see(subject.value());
    node.put("list", list);
    node.put("reason", reason);
    node.put("actor", "abuse-desk");
    node.put("from", Instant.ofEpochMilli(from).toString());
    if (action.equals("remove")) {
      node.put("withdrawn", true);
    }
    if (until > 0) {
      node.put("until", Instant.ofEpochMilli(until).toString());
    }
    world.tape.put(node, at, "lists", null);
  }

  /** Lists a subject for half a year, as of the beginning of the play. */
  public void list(long at, String kind, String value, String list, String reason) {
    long half = 180L * 86_400_000;
    listing("add", at, new Subject(kind, value), list, reason, at - half / 9, at + half);
  }
}
