package io.ringfence.judge;

import io.ringfence.measure.Contribution;
import io.ringfence.measure.Function;
import io.ringfence.rule.Condition;
import io.ringfence.rule.Field;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Parties;
import io.ringfence.rule.Rule;
import io.ringfence.rule.SignalScope;
import io.ringfence.signal.Call;
import io.ringfence.signal.Change;
import io.ringfence.signal.Hash;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Message;
import io.ringfence.signal.NumberLookup;
import io.ringfence.signal.Phase;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.Topic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One delivery per subject that some rule or measure needs of a signal, with all that depends on
 * the signal alone decided: which measures it adds to, and which rules are to be judged. Emergency
 * numbers get none: they are never accused, so nothing is kept of them.
 */
public final class Router {

  private final NumberLookup numbers;
  private final Map<Topic, List<Measure>> measures = new EnumMap<>(Topic.class);
  private final Map<Topic, List<Rule>> rules = new EnumMap<>(Topic.class);

  public Router(Pack pack, NumberLookup numbers) {
    this.numbers = numbers;
    for (Topic topic : Topic.values()) {
      measures.put(topic, pack.measures().stream().filter(m -> m.on().contains(topic)).toList());
      rules.put(topic, pack.rules().stream().filter(rule -> rule.on().contains(topic)).toList());
    }
  }

  /** Hands over the deliveries that follow from a change. */
  public void route(Change change, Consumer<Delivery> out) {
    Map<String, Sighting> after =
        change.after().map(signal -> sightings(signal, change.revision())).orElse(Map.of());
    Map<String, Sighting> before =
        change.before().map(signal -> sightings(signal, change.revision())).orElse(Map.of());
    for (Sighting gone : before.values()) {
      if (!after.containsKey(gone.key())) {
        out.accept(new Withdrawal(gone.key(), gone.identity(), change.revision(), gone.time()));
      }
    }
    for (Sighting sighting : after.values()) {
      if (!sighting.equals(before.get(sighting.key()))) {
        out.accept(sighting);
      }
    }
    change.after().ifPresent(signal -> requests(signal, out));
  }

  private static void requests(Signal signal, Consumer<Delivery> out) {
    if (signal instanceof Listing listing && listing.subject().kind().exact()) {
      out.accept(new ListingNotice(listing.subject().key(), listing));
    } else if (signal instanceof Privacy privacy && privacy.subject().kind().exact()) {
      out.accept(new PrivacyRequest(privacy.subject().key(), privacy));
    }
  }

  private Map<String, Sighting> sightings(Signal signal, int revision) {
    Map<String, Draft> drafts = new LinkedHashMap<>(8);
    SignalScope scope = new SignalScope(signal, numbers);
    IdentityHashMap<Condition, Boolean> decided = new IdentityHashMap<>();
    for (Measure measure : measures.get(signal.topic())) {
      if (!counts(measure, signal)
          || !decided.computeIfAbsent(measure.where(), where -> where.holds(scope))) {
        continue;
      }
      List<Subject> subjects =
          Parties.subjects(signal, measure.per(), measure.as(), measure.digits());
      Contribution contribution = subjects.isEmpty() ? null : contribution(measure, signal, scope);
      if (contribution != null) {
        for (Subject subject : subjects) {
          draft(drafts, signal, revision, subject, contribution, null);
        }
      }
    }
    for (Rule rule : rules.get(signal.topic())) {
      if (decided.computeIfAbsent(rule.guard(), guard -> guard.holds(scope))) {
        for (Subject subject : Parties.subjects(signal, rule.accuse(), rule.as(), rule.digits())) {
          draft(drafts, signal, revision, subject, null, rule);
        }
      }
    }
    Map<String, Sighting> sightings = new LinkedHashMap<>(8);
    for (Draft draft : drafts.values()) {
      sightings.put(draft.key, draft.sighting(sightings.isEmpty()));
    }
    return sightings;
  }

  private void draft(
      Map<String, Draft> drafts,
      Signal signal,
      int revision,
      Subject subject,
      Contribution contribution,
      Rule rule) {
    if (subject.kind() == SubjectKind.NUMBER && numbers.emergency(subject.value())) {
      return;
    }
    Draft draft =
        drafts.computeIfAbsent(subject.key(), key -> new Draft(key, signal, revision, numbers));
    if (contribution != null) {
      draft.contributions.add(contribution);
    }
    if (rule != null) {
      draft.rules.add(rule);
    }
  }

  /** A peak counts a call from its answer to its end; a call that was never answered is not up. */
  private static boolean counts(Measure measure, Signal signal) {
    if (measure.spec().function() != Function.PEAK) {
      return true;
    }
    return signal instanceof Call call
        && (call.phase() == Phase.ANSWER || (call.phase() == Phase.END && answered(call)));
  }

  private static boolean answered(Call call) {
    return call.talkMillis() > 0 || (call.sipCode() >= 200 && call.sipCode() < 300);
  }

  /**
   * Null where the signal has nothing to add: a value that nobody has is not one more distinct
   * value.
   */
  private static Contribution contribution(Measure measure, Signal signal, SignalScope scope) {
    int slot = measure.slot();
    if (measure.value() == null) {
      boolean leaves = signal instanceof Call call && call.phase() == Phase.END;
      return Contribution.of(slot, leaves ? -1 : 1);
    }
    Object value = measure.value().value(scope);
    if (value == null || value.equals("")) {
      return null;
    }
    return switch (measure.spec().function()) {
      case SUM, MAX -> Contribution.ofNumber(slot, number(value));
      case DISTINCT, TOP -> Contribution.of(slot, Hash.of(value.toString()));
      default ->
          value instanceof String text
              ? Contribution.ofText(slot, text)
              : Contribution.ofNumber(slot, number(value));
    };
  }

  private static double number(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return ((Number) value).doubleValue();
  }

  /** A delivery in the making. */
  private static final class Draft {
    private final String key;
    private final Signal signal;
    private final int revision;
    private final NumberLookup numbers;
    private final List<Contribution> contributions = new ArrayList<>(4);
    private final List<Rule> rules = new ArrayList<>(4);

    Draft(String key, Signal signal, int revision, NumberLookup numbers) {
      this.key = key;
      this.signal = signal;
      this.revision = revision;
      this.numbers = numbers;
    }

    Sighting sighting(boolean primary) {
      List<Integer> slots = rules.stream().map(Rule::slot).sorted().distinct().toList();
      return new Sighting(
          key,
          Hash.of(signal.identity()),
          signal.id(),
          signal.time(),
          revision,
          signal instanceof Message message && message.derived(),
          signal.topic(),
          primary,
          contributions,
          slots,
          facts(),
          slots.isEmpty() ? List.of() : behind());
    }

    private List<Sighting.Fact> facts() {
      Map<Integer, Sighting.Fact> facts = new LinkedHashMap<>();
      for (Rule rule : rules) {
        for (Field field : rule.facts()) {
          facts.computeIfAbsent(
              field.id(), id -> new Sighting.Fact(id, field.reader().read(signal, numbers)));
        }
      }
      return List.copyOf(facts.values());
    }

    private List<String> behind() {
      List<String> keys = new ArrayList<>(4);
      for (Subject subject : Parties.behind(signal)) {
        if (subject.kind() != SubjectKind.NUMBER || !numbers.emergency(subject.value())) {
          keys.add(subject.key());
        }
      }
      return keys;
    }
  }
}
