package io.ringfence.judge.routing;

import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.ListingNotice;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.rule.Pack;
import io.ringfence.signal.Change;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.number.NumberLookup;
import io.ringfence.tenant.Tenants;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Routes a signal: one delivery per subject that some rule or measure needs, with all that depends
 * on the signal alone decided: to which measures it contributes, and which rules to evaluate.
 * Emergency numbers get none: they are never accused, so nothing is kept of them.
 */
public final class Router {

  private final NumberLookup numbers;
  private final ToLongFunction<String> lateness;
  private final Tenants tenants;
  private final Map<SignalTopic, TopicPlan> plans = new EnumMap<>(SignalTopic.class);

  /**
   * Routes by the pack, and says whose the signals are.
   *
   * @param lateness of a source, in milliseconds
   */
  public Router(Pack pack, NumberLookup numbers, ToLongFunction<String> lateness, Tenants tenants) {
    this.numbers = numbers;
    this.lateness = lateness;
    this.tenants = tenants;
    for (SignalTopic topic : SignalTopic.values()) {
      plans.put(topic, new TopicPlan(pack, topic));
    }
  }

  /** Hands over the deliveries that follow from a change. */
  public void route(Change change, Consumer<Delivery> out) {
    List<Observation> after = observations(change.after(), change.revision());
    List<Observation> before = observations(change.before(), change.revision());
    for (Observation gone : before) {
      Observation now = of(gone.key(), after);
      if (now == null || Crowds.movesAway(gone, now)) {
        out.accept(new Withdrawal(gone.key(), gone.identity(), change.revision(), gone.time()));
      }
    }
    for (Observation each : after) {
      if (!each.equals(of(each.key(), before))) {
        out.accept(each);
      }
    }
    change.after().ifPresent(signal -> requests(signal, out));
  }

  private List<Observation> observations(Optional<Signal> changed, int revision) {
    if (changed.isEmpty()) {
      return List.of();
    }
    Signal signal = changed.get();
    long late = lateness.applyAsLong(signal.source());
    return new ObservationBuilder(
            signal, numbers, plans.get(signal.topic()), late, tenants.of(signal))
        .observations(revision);
  }

  /** Null where the subject has none. */
  private static Observation of(String key, List<Observation> observations) {
    for (Observation each : observations) {
      if (each.key().equals(key)) {
        return each;
      }
    }
    return null;
  }

  private static void requests(Signal signal, Consumer<Delivery> out) {
    if (signal instanceof Listing listing && listing.subject().kind().exact()) {
      out.accept(new ListingNotice(listing.subject().key(), listing));
    } else if (signal instanceof Privacy privacy && privacy.subject().kind().exact()) {
      out.accept(new PrivacyRequest(privacy.subject().key(), privacy));
      String link = privacy.correct().link();
      if (!link.isEmpty()) {
        out.accept(new PrivacyRequest(link, privacy)); // a link has two ends
      }
    }
  }
}
