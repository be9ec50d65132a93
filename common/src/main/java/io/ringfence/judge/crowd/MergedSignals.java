package io.ringfence.judge.crowd;

import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Merging;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.judge.state.Episode;
import io.ringfence.measure.Function;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.tenant.Tenants;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Signals of a crowd that are judged as one: at the time, and with the fields, of the latest. */
final class MergedSignals {

  /**
   * Different values of one measure that are handed over: as many as a DISTINCT can tell apart. Of
   * more, the most frequent stay.
   */
  static final int MOST_VALUES = Function.DISTINCT.maxCap();

  private static final Comparator<Observation> ORDER =
      Comparator.comparingLong(Observation::time)
          .thenComparing(Observation::id)
          .thenComparingLong(Observation::identity);

  private record Value(int slot, long bits, String text) {}

  private final TreeSet<Observation> signals = new TreeSet<>(ORDER);
  private boolean changed;

  /** The time of what the subject has of these; only where {@link #known}. */
  private long time;

  private boolean known;

  void add(Observation signal) {
    signals.add(signal);
    changed = true;
  }

  void remove(Observation signal) {
    signals.remove(signal);
    changed = true;
  }

  boolean isChanged() {
    return changed;
  }

  boolean isEmpty() {
    return signals.isEmpty();
  }

  Collection<Observation> signals() {
    return signals;
  }

  /** Puts back signals that have been handed over. */
  static MergedSignals restored(Collection<Observation> signals) {
    MergedSignals restored = new MergedSignals();
    restored.signals.addAll(signals);
    restored.time = restored.signals.last().time();
    restored.known = true;
    return restored;
  }

  /** Hands over what stands for all of them now; if none is left, that there is nothing. */
  void handOver(CrowdSlice slice, long identity, Consumer<Delivery> out) {
    changed = false;
    if (!signals.isEmpty()) {
      out.accept(merged(slice, identity));
      time = signals.last().time();
      known = true;
    } else if (known) {
      out.accept(new Withdrawal(slice.key(), identity, slice.revision(), time));
    }
  }

  private Observation merged(CrowdSlice slice, long identity) {
    Observation last = signals.last();
    return new Observation(
        slice.key(),
        identity,
        last.id(),
        last.time(),
        slice.revision(),
        false,
        last.topic(),
        false,
        contributions(),
        last.rules(),
        last.facts(),
        parties(),
        slice.lateness(),
        slice.lag(),
        signals.size(),
        Merging.WHOLE,
        tenant());
  }

  /** Several tenants' signals that are one are the provider's. */
  private String tenant() {
    String tenant = signals.first().tenant();
    return signals.stream().allMatch(each -> each.tenant().equals(tenant))
        ? tenant
        : Tenants.PROVIDER;
  }

  private List<String> parties() {
    Set<String> parties = new LinkedHashSet<>();
    for (Observation each : signals) {
      for (String party : each.parties()) {
        if (parties.size() < Episode.MOST_PARTIES) {
          parties.add(party);
        }
      }
    }
    return List.copyOf(parties);
  }

  private List<Contribution> contributions() {
    Map<Value, Integer> equal = new LinkedHashMap<>();
    Map<Integer, Contribution> single = new LinkedHashMap<>();
    for (Observation each : signals) {
      for (int i = 0; i < each.contributions().size(); i++) {
        Contribution one = each.contributions().get(i);
        int how = Merging.of(each.merging(), i);
        if (how == Merging.EQUAL) {
          // The latest value of a measure comes last: AGAIN asks for it.
          Value value = new Value(one.slot(), one.bits(), one.text());
          Integer weight = equal.remove(value);
          equal.put(value, (weight == null ? 0 : weight) + one.weight());
        } else {
          single.merge(one.slot(), one, (before, next) -> together(how, before, next));
        }
      }
    }
    List<Contribution> merged = new ArrayList<>(single.values());
    Set<Value> rare = rare(equal);
    equal.forEach(
        (value, weight) -> {
          if (!rare.contains(value)) {
            merged.add(new Contribution(value.slot(), weight, value.bits(), value.text()));
          }
        });
    // Those to one measure follow each other, as the judge holds them.
    merged.sort(Comparator.comparingInt(Contribution::slot));
    return merged;
  }

  private static Contribution together(int how, Contribution before, Contribution next) {
    int weight = before.weight() + next.weight();
    return switch (how) {
      case Merging.SUM -> number(next.slot(), weight, before.number() + next.number());
      case Merging.GREATEST ->
          number(next.slot(), weight, Math.max(before.number(), next.number()));
      default -> new Contribution(next.slot(), weight, next.bits(), next.text());
    };
  }

  private static Contribution number(int slot, int weight, double value) {
    return new Contribution(slot, weight, Double.doubleToLongBits(value), "");
  }

  /** The values for which there is no room: of each measure the rarest, but for its latest. */
  private static Set<Value> rare(Map<Value, Integer> equal) {
    if (equal.size() <= MOST_VALUES) {
      return Set.of();
    }
    Map<Integer, List<Value>> bySlot = new HashMap<>();
    equal
        .keySet()
        .forEach(
            value -> bySlot.computeIfAbsent(value.slot(), slot -> new ArrayList<>()).add(value));
    Set<Value> rare = new HashSet<>();
    for (List<Value> values : bySlot.values()) {
      int most = Math.min(MOST_VALUES, values.size()) - 1;
      List<Value> others = new ArrayList<>(values.subList(0, values.size() - 1));
      others.sort(
          Comparator.comparing((Value value) -> equal.get(value))
              .reversed()
              .thenComparingLong(Value::bits));
      rare.addAll(others.subList(most, others.size()));
    }
    return rare;
  }
}
