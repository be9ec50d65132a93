package io.ringfence.judge;

import io.ringfence.rule.Pack;
import io.ringfence.signal.Change;
import io.ringfence.signal.Listing;
import io.ringfence.signal.NumberLookup;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Topic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Routes a signal: one delivery per subject that some rule or measure needs, with all that depends
 * on the signal alone decided: to which measures it contributes, and which rules to evaluate.
 * Emergency numbers get none: they are never accused, so nothing is kept of them.
 */
public final class Router {

  private final NumberLookup numbers;
  private final Map<Topic, Leads> plans = new EnumMap<>(Topic.class);

  public Router(Pack pack, NumberLookup numbers) {
    this.numbers = numbers;
    for (Topic topic : Topic.values()) {
      plans.put(topic, new Leads(pack, topic));
    }
  }

  /** Hands over the deliveries that follow from a change. */
  public void route(Change change, Consumer<Delivery> out) {
    List<Sighting> after = observations(change.after(), change.revision());
    List<Sighting> before = observations(change.before(), change.revision());
    for (Sighting gone : before) {
      if (of(gone.key(), after) == null) {
        out.accept(new Withdrawal(gone.key(), gone.identity(), change.revision(), gone.time()));
      }
    }
    for (Sighting each : after) {
      if (!each.equals(of(each.key(), before))) {
        out.accept(each);
      }
    }
    change.after().ifPresent(signal -> requests(signal, out));
  }

  private List<Sighting> observations(Optional<Signal> signal, int revision) {
    return signal.isEmpty()
        ? List.of()
        : new Drafts(signal.get(), numbers, plans.get(signal.get().topic())).observations(revision);
  }

  /** Null where the subject has none. */
  private static Sighting of(String key, List<Sighting> observations) {
    for (Sighting each : observations) {
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
    }
  }
}
