package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;

import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.Observation.Fact;
import io.ringfence.judge.delivery.SampleObservation;
import io.ringfence.measure.Function;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.GeoPoint;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Scope;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges by a plain list: all signals sorted, every measure counted anew at every signal. It is
 * slow and simple, and shares no code with the judge.
 */
final class PlainJudge {

  private static final Measure ATTEMPTS =
      JudgeFixtures.measure("attempts", Function.COUNT, 5 * MINUTE, 0, null);
  private static final Measure CALLED =
      JudgeFixtures.measure("called", Function.DISTINCT, 30 * MINUTE, 64, Field.Type.TEXT);
  private static final Measure SPENT =
      JudgeFixtures.measure("spent", Function.SUM, 20 * MINUTE, 0, Field.Type.DOUBLE);
  private static final Measure LAST =
      JudgeFixtures.measure("last", Function.LAST, 40 * MINUTE, 0, Field.Type.DOUBLE);
  private static final Measure AGAIN =
      JudgeFixtures.measure("again", Function.AGAIN, 25 * MINUTE, 0, Field.Type.TEXT);
  private static final Measure SPEED =
      JudgeFixtures.measure("speed", Function.SPEED, 20 * MINUTE, 0, null);
  private static final Measure USUAL =
      JudgeFixtures.measure("usual", Function.USUAL, 40 * MINUTE, 0, null);
  private static final Measure AGE =
      JudgeFixtures.measure("age", Function.AGE, 15 * MINUTE, 0, null);

  private static final List<Rule> RULES =
      List.of(
          JudgeFixtures.rule(
              "burst", 12 * MINUTE, false, List.of(ATTEMPTS), s -> number(s, "attempts") >= 4),
          JudgeFixtures.rule(
              "ratio",
              10 * MINUTE,
              false,
              List.of(ATTEMPTS, CALLED),
              s -> number(s, "attempts") >= 2 && number(s, "called") >= 2 * number(s, "attempts")),
          JudgeFixtures.rule(
              "sequence",
              15 * MINUTE,
              false,
              List.of(LAST, SPENT),
              s ->
                  Boolean.TRUE.equals(s.valueOf("x.premium"))
                      && number(s, "last") >= 5
                      && number(s, "spent") < 40),
          JudgeFixtures.rule(
              "surge",
              11 * MINUTE,
              false,
              List.of(ATTEMPTS, LAST),
              s -> number(s, "attempts") >= 14 && number(s, "last") >= 5),
          JudgeFixtures.rule(
              "familiar",
              13 * MINUTE,
              false,
              List.of(AGAIN, AGE),
              s -> number(s, "again") >= 3 && number(s, "age") >= 400),
          JudgeFixtures.rule(
              "hasty",
              14 * MINUTE,
              false,
              List.of(SPEED, USUAL),
              s -> number(s, "speed") >= 2_000_000 && number(s, "usual") >= 4),
          JudgeFixtures.rule(
              "listed",
              10 * MINUTE,
              true,
              List.of(),
              s -> Boolean.TRUE.equals(s.valueOf("subject.listed"))));
  static final Pack PACK =
      new Pack(List.of(ATTEMPTS, CALLED, SPENT, LAST, AGAIN, AGE, SPEED, USUAL), RULES);

  /** A call attempt. */
  record Event(long time, String id, int called, double amount, boolean premium) {}

  private PlainJudge() {}

  /** As the judge gets it. */
  static Observation observation(Event event) {
    List<Contribution> contributions =
        List.of(
            Contribution.of(ATTEMPTS.slot(), 0),
            Contribution.of(CALLED.slot(), Hash.of("b" + event.called())),
            Contribution.of(SPENT.slot(), Double.doubleToLongBits(event.amount())),
            Contribution.of(LAST.slot(), Double.doubleToLongBits(event.amount())),
            Contribution.of(AGAIN.slot(), Hash.of("b" + event.called())),
            Contribution.of(AGE.slot(), 1),
            Contribution.of(SPEED.slot(), place(event).bits()),
            Contribution.of(USUAL.slot(), 1));
    return SampleObservation.of(JudgeFixtures.SUBJECT.key(), event.id(), event.time())
        .adding(contributions)
        .judgedBy(RULES.stream().map(Rule::slot).sorted().toList())
        .reading(new Fact(JudgeFixtures.PREMIUM.id(), event.premium()))
        .made();
  }

  private static GeoPoint place(Event event) {
    return new GeoPoint(event.called() * 10, 0);
  }

  /** Episodes as "rule ordinal state first last hits", from plain lists. */
  static Set<String> episodes(List<Event> events, List<Listing> listings, long end) {
    List<Event> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparingLong(Event::time).thenComparing(Event::id));
    Set<String> episodes = new TreeSet<>();
    for (Rule rule : RULES) {
      List<Long> hits = new ArrayList<>();
      for (int i = 0; i < sorted.size(); i++) {
        if (rule.when().holds(plainScope(sorted, i, listings))
            && !held(listings, sorted.get(i).time(), SignalTopic.LISTING_ALLOW)
            && !held(exempting(rule, listings), sorted.get(i).time(), SignalTopic.LISTING_EXEMPT)) {
          hits.add(sorted.get(i).time());
        }
      }
      int ordinal = 0;
      for (int i = 0; i < hits.size(); ) {
        int j = i;
        while (j + 1 < hits.size() && hits.get(j + 1) - hits.get(j) <= rule.quietMillis()) {
          j++;
        }
        long last = hits.get(j);
        String state =
            end - SubjectHarness.LATENESS >= last + rule.quietMillis()
                ? "closed"
                : i == j ? "open" : "updated";
        episodes.add(
            String.join(
                " ",
                rule.id(),
                "" + ++ordinal,
                state,
                Instant.ofEpochMilli(hits.get(i)).toString(),
                Instant.ofEpochMilli(last).toString(),
                "" + (j - i + 1)));
        i = j + 1;
      }
    }
    return episodes;
  }

  private static Scope plainScope(List<Event> sorted, int index, List<Listing> listings) {
    Event now = sorted.get(index);
    Map<String, Object> values = new HashMap<>();
    long attempts = 0;
    Set<Integer> called = new HashSet<>();
    double spent = 0;
    double last = -1;
    long again = 0;
    for (Event event : sorted.subList(0, index + 1)) {
      attempts += within(event, now, ATTEMPTS) ? 1 : 0;
      if (within(event, now, CALLED)) {
        called.add(event.called());
      }
      spent += within(event, now, SPENT) ? event.amount() : 0;
      last = within(event, now, LAST) ? event.amount() : last;
      again += within(event, now, AGAIN) && event.called() == now.called() ? 1 : 0;
    }
    long since = now.time();
    for (int i = index; i >= 0; i--) {
      Event event = sorted.get(i);
      if (since - event.time() >= AGE.spec().overMillis()) {
        break;
      }
      since = event.time();
    }
    long age = Math.min(AGE.spec().overMillis(), now.time() - since) / 1000;
    values.put("speed", speed(sorted, index));
    values.put("usual", usual(sorted, index));
    values.put("again", again);
    values.put("age", age);
    values.put("attempts", attempts);
    values.put("called", (long) called.size());
    values.put("spent", spent);
    values.put("last", last);
    values.put("x.premium", now.premium());
    values.put("subject.listed", held(listings, now.time(), SignalTopic.LISTING_ADD));
    return values::get;
  }

  private static double speed(List<Event> sorted, int index) {
    double fastest = 0;
    for (int i = 1; i <= index; i++) {
      Event from = sorted.get(i - 1);
      Event to = sorted.get(i);
      if (within(from, sorted.get(index), SPEED) && from.called() != to.called()) {
        // A tenth of the quarter of a great circle from pole to equator, and so on.
        double way = Math.abs(from.called() - to.called()) * Math.PI * 6371.0088 / 18;
        fastest = Math.max(fastest, way * 3_600_000 / Math.max(1_000, to.time() - from.time()));
      }
    }
    return fastest;
  }

  private static double usual(List<Event> sorted, int index) {
    long now = sorted.get(index).time();
    long over = USUAL.spec().overMillis();
    long since = now;
    for (int i = index; i >= 0 && since - sorted.get(i).time() < over; i--) {
      since = sorted.get(i).time();
    }
    since = Math.max(since, now - over);
    long end = now - USUAL.spec().everyMillis();
    if (4 * (end - since) < over) {
      return -1;
    }
    double count = 0;
    for (Event event : sorted.subList(0, index + 1)) {
      count += event.time() > now - over && event.time() <= end ? 1 : 0;
    }
    return count * USUAL.spec().everyMillis() / (end - since);
  }

  private static boolean within(Event event, Event now, Measure measure) {
    return event.time() > now.time() - measure.spec().overMillis();
  }

  /** Without what exempts from other rules only. */
  private static List<Listing> exempting(Rule rule, List<Listing> listings) {
    return listings.stream()
        .filter(
            each ->
                each.action() != SignalTopic.LISTING_EXEMPT
                    || each.exemption().rules().contains(rule.id())
                    || each.exemption().frauds().contains(rule.fraud()))
        .toList();
  }

  /** Replays the changes in the order in which they were learnt. */
  private static boolean held(List<Listing> listings, long time, SignalTopic action) {
    List<Listing> sorted = new ArrayList<>(listings);
    sorted.sort(Comparator.comparingLong(Listing::time).thenComparing(Listing::id));
    boolean held = false;
    for (int i = 0; i < sorted.size(); i++) {
      Listing each = sorted.get(i);
      if (each.action() == action && each.from() <= time && time < each.until()) {
        boolean ended = false;
        for (Listing later : sorted.subList(i + 1, sorted.size())) {
          ended |= later.action() == SignalTopic.LISTING_REMOVE && later.from() <= time;
        }
        held |= !ended;
      }
    }
    return held;
  }

  private static double number(Scope scope, String name) {
    return ((Number) scope.valueOf(name)).doubleValue();
  }
}
