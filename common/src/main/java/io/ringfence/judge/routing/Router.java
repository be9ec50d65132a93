package io.ringfence.judge.routing;

import io.ringfence.customer.CustomerProfile;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.ListingNotice;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.rule.Pack;
import io.ringfence.rule.field.Surroundings;
import io.ringfence.rule.parameter.Parameters;
import io.ringfence.signal.Change;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.number.NumberLookup;
import io.ringfence.tenant.Tenants;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
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
  private final Parameters parameters;
  private final Map<SignalTopic, TopicPlan> plans = new EnumMap<>(SignalTopic.class);

  /** Kinds of signals that may be judged by what is known of their customer. */
  private final Set<String> ofProfile = new HashSet<>();

  /**
   * Routes by the pack.
   *
   * @param lateness of a source, in milliseconds
   */
  public Router(Pack pack, NumberLookup numbers, ToLongFunction<String> lateness) {
    this(pack, numbers, lateness, Tenants.NONE);
  }

  /**
   * Routes by the pack, and says whose the signals are.
   *
   * @param lateness of a source, in milliseconds
   */
  public Router(Pack pack, NumberLookup numbers, ToLongFunction<String> lateness, Tenants tenants) {
    this.numbers = numbers;
    this.lateness = lateness;
    this.tenants = tenants;
    this.parameters = pack.parameters();
    for (SignalTopic topic : SignalTopic.values()) {
      TopicPlan plan = new TopicPlan(pack, topic);
      plans.put(topic, plan);
      if (plan.ofProfile()) {
        ofProfile.add(topic.kind());
      }
    }
  }

  /**
   * Whether signals of this kind may be judged by what is known of their customer: what comes of
   * one record may be of several topics.
   */
  public boolean dependsOnProfile(Signal signal) {
    return ofProfile.contains(signal.topic().kind());
  }

  /** Hands over the deliveries that follow from a change, where nothing is known of customers. */
  public void route(Change change, Consumer<Delivery> out) {
    route(change, time -> CustomerProfile.NONE, out);
  }

  /**
   * Hands over the deliveries that follow from a change.
   *
   * @param profiles the profile of the customer at a time, in epoch milliseconds
   */
  public void route(Change change, LongFunction<CustomerProfile> profiles, Consumer<Delivery> out) {
    List<Observation> after = observations(change.after(), profiles, change.revision());
    List<Observation> before = observations(change.before(), profiles, change.revision());
    change.before().ifPresent(gone -> withdraw(gone, before, after, change.revision(), out));
    for (Observation each : after) {
      if (!each.equals(of(each.key(), before))) {
        out.accept(each);
      }
    }
    change.after().ifPresent(signal -> requests(signal, out));
  }

  /**
   * Takes back what nothing has come in the place of. The profile may have become another one since
   * the signal was delivered, so it is taken back wherever it may have been delivered with any.
   */
  private void withdraw(
      Signal gone,
      List<Observation> before,
      List<Observation> after,
      int revision,
      Consumer<Delivery> out) {
    long identity = Hash.of(gone.identity());
    for (String key : builder(gone, CustomerProfile.NONE).possibleKeys()) {
      Observation then = of(key, before);
      Observation now = of(key, after);
      if (now == null || (then != null && Crowds.movesAway(then, now))) {
        out.accept(new Withdrawal(key, identity, revision, gone.time()));
      }
    }
  }

  private List<Observation> observations(
      Optional<Signal> changed, LongFunction<CustomerProfile> profiles, int revision) {
    if (changed.isEmpty()) {
      return List.of();
    }
    Signal signal = changed.get();
    return builder(signal, profiles.apply(signal.time())).observations(revision);
  }

  private ObservationBuilder builder(Signal signal, CustomerProfile profile) {
    return new ObservationBuilder(
        signal,
        new Surroundings(numbers, profile, tenants.of(signal), parameters),
        plans.get(signal.topic()),
        lateness.applyAsLong(signal.source()));
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
