package io.ringfence.cli.audit;

import io.ringfence.cli.audit.savepoint.StateVisitor;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.privacy.Holding;
import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Adds up what a savepoint holds, by class of data, and judges what is past its term. What is not
 * known, or cannot be read, is a fault: nobody can say that it has been forgotten.
 */
final class Audit implements StateVisitor {

  /**
   * A timer of retention fires at its moment of the hour, up to an hour late; what every task knows
   * is looked at once an hour. Another hour for a start, at which all that is due is purged in
   * slices.
   */
  private static final Duration TIMERS = Duration.ofHours(2);

  /**
   * Calls that are being assembled and slices of crowds go by event time, within hours. Where that
   * stands still they go one term later: of a call that was up then, counted from its end and not
   * from its beginning.
   */
  private static final Duration STILL = Duration.ofDays(1);

  private final StateContents contents;
  private final long asOf;
  private final Optional<NamedSubject> search;

  private final Map<PolicyClass, ClassTally> classes = new EnumMap<>(PolicyClass.class);
  private final Map<StoredState, Long> impersonal = new EnumMap<>(StoredState.class);
  private final Map<String, Long> faults = new TreeMap<>();
  private long timers;

  /** Of the key group that is being shown. */
  private final Map<StoredState, Set<String>> keys = new EnumMap<>(StoredState.class);

  private final Map<String, List<String>> timerKeys = new HashMap<>();
  private final Set<String> heldKeys = new HashSet<>();
  private final List<Holding> lateLinks = new ArrayList<>();
  private String group = "";

  /**
   * Nothing is seen yet.
   *
   * @param asOf the time at which what is past its term is overdue, in epoch milliseconds
   */
  Audit(RetentionPolicy policy, long asOf, Optional<NamedSubject> search) {
    this.contents = new StateContents(policy);
    this.asOf = asOf;
    this.search = search;
  }

  /** What is held of a class: all of it, and by kinds of pieces. */
  record ClassTally(Tally all, Map<String, Tally> pieces) {}

  private List<Tally> tallies(Holding holding) {
    ClassTally of =
        classes.computeIfAbsent(holding.of(), each -> new ClassTally(new Tally(), new TreeMap<>()));
    return List.of(of.all(), of.pieces().computeIfAbsent(holding.what(), what -> new Tally()));
  }

  @Override
  public void keyed(String operator, String state, String key, byte[] rawKey, byte[] value) {
    group = operator;
    StoredState.named(state)
        .ifPresent(known -> keys.computeIfAbsent(known, each -> new HashSet<>()).add(key));
    entry(
        operator,
        state,
        key,
        (known, out) -> contents.keyed(known, key, value, out),
        rawKey,
        value);
  }

  @Override
  public void unkeyed(String operator, String state, String key, Object value, byte[] raw) {
    entry(
        operator,
        state,
        key,
        (known, out) -> {
          contents.unkeyed(known, value, out);
          return false;
        },
        raw);
  }

  /** Reads an entry; whether a hold forbids to purge anything of its key. */
  private interface Reading {
    boolean of(StoredState state, Consumer<Holding> out) throws IOException;
  }

  private void entry(String operator, String state, String key, Reading reading, byte[]... raw) {
    search.ifPresent(it -> it.begins(state, key));
    StoredState known = StoredState.named(state).orElse(null);
    if (known == null) {
      fault("the state `" + state + "` of " + operator + " is not known to this release", 1);
    } else if (!known.personal()) {
      impersonal.merge(known, 1L, Long::sum);
    } else {
      try {
        read(known, key, reading);
      } catch (IOException | RuntimeException e) {
        fault("the state `" + state + "` of " + operator + " cannot be read", 1);
      }
    }
    search.ifPresent(it -> it.ends(raw));
  }

  private void read(StoredState state, String key, Reading reading) throws IOException {
    List<Holding> holdings = new ArrayList<>();
    boolean held = reading.of(state, holdings::add);
    if (held) {
      heldKeys.add(key);
    }
    for (Holding each : holdings) {
      tallies(each).forEach(tally -> tally.add(each));
      search.ifPresent(it -> it.look(each));
      if (each.due() != Long.MAX_VALUE && each.due() + slack(state) <= asOf) {
        if (state == StoredState.LINKS) {
          lateLinks.add(each);
        } else {
          late(each, held);
        }
      }
    }
  }

  /** How much later than its term a job purges a piece, and may; in milliseconds. */
  private static long slack(StoredState state) {
    return switch (state) {
      case CALL, SLICE -> TIMERS.plus(STILL).toMillis();
      default -> TIMERS.toMillis();
    };
  }

  private void late(Holding holding, boolean held) {
    for (Tally each : tallies(holding)) {
      if (held) {
        each.addHeld();
      } else {
        each.addOverdue(holding);
      }
    }
  }

  @Override
  public void timer(String operator, String name, String key, long time, byte[] raw) {
    group = operator;
    timers++;
    timerKeys.computeIfAbsent(name, each -> new ArrayList<>()).add(key);
    search.ifPresent(
        it -> {
          it.begins("timers", key);
          it.look(name, time);
          it.ends(raw);
        });
  }

  @Override
  public void groupEnds() {
    for (Holding each : lateLinks) {
      late(each, heldKeys.contains(each.key()));
    }
    strays();
    keys.clear();
    timerKeys.clear();
    heldKeys.clear();
    lateLinks.clear();
    for (ClassTally each : classes.values()) {
      each.all().groupEnds();
      each.pieces().values().forEach(Tally::groupEnds);
    }
  }

  /** Where nothing else of a key is held, nothing will remove its timer or its links. */
  private void strays() {
    Set<String> all = new HashSet<>();
    keys.values().forEach(all::addAll);
    timerKeys.forEach(
        (name, named) -> {
          long strays = named.stream().filter(key -> !all.contains(key)).count();
          fault(
              "timers `" + name + "` of " + group + " name keys of which nothing is held", strays);
        });
    Set<String> linked = keys.getOrDefault(StoredState.LINKS, Set.of());
    Set<String> subjects = keys.getOrDefault(StoredState.SUBJECT, Set.of());
    long lost = linked.stream().filter(key -> !subjects.contains(key)).count();
    fault("links of " + group + " are of keys of which nothing else is held", lost);
  }

  @Override
  public void other(String operator, byte[] raw) {
    search.ifPresent(
        it -> {
          it.begins(operator, "");
          it.ends(raw);
        });
  }

  @Override
  public void unreadable(String operator, String what) {
    fault(what + " of " + operator + " cannot be read", 1);
  }

  private void fault(String text, long entries) {
    if (entries > 0) {
      faults.merge(text, entries, Long::sum);
    }
  }

  Map<PolicyClass, ClassTally> classes() {
    return classes;
  }

  /** Entries of the states that hold no personal data. */
  Map<StoredState, Long> impersonal() {
    return impersonal;
  }

  long timers() {
    return timers;
  }

  /** What cannot be vouched for, each with how many entries it concerns. */
  Map<String, Long> faults() {
    return faults;
  }

  Optional<NamedSubject> search() {
    return search;
  }

  long overdue() {
    return classes.values().stream().mapToLong(each -> each.all().overdue()).sum();
  }

  boolean clean() {
    return overdue() == 0 && faults.isEmpty();
  }
}
