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
 * One delivery per subject that some rule or measure needs of a signal, with all that depends on
 * the signal alone decided: which measures it adds to, and which rules are to be judged. Emergency
 * numbers get none: they are never accused, so nothing is kept of them.
 */
public final class Router {

  private final NumberLookup numbers;
  private final Map<Topic, Leads> leads = new EnumMap<>(Topic.class);

  public Router(Pack pack, NumberLookup numbers) {
    this.numbers = numbers;
    for (Topic topic : Topic.values()) {
      leads.put(topic, new Leads(pack, topic));
    }
  }

  /** Hands over the deliveries that follow from a change. */
  public void route(Change change, Consumer<Delivery> out) {
    List<Sighting> after = sightings(change.after(), change.revision());
    List<Sighting> before = sightings(change.before(), change.revision());
    for (Sighting gone : before) {
      if (of(gone.key(), after) == null) {
        out.accept(new Withdrawal(gone.key(), gone.identity(), change.revision(), gone.time()));
      }
    }
    for (Sighting sighting : after) {
      if (!sighting.equals(of(sighting.key(), before))) {
        out.accept(sighting);
      }
    }
    change.after().ifPresent(signal -> requests(signal, out));
  }

  private List<Sighting> sightings(Optional<Signal> signal, int revision) {
    return signal.isEmpty()
        ? List.of()
        : new Drafts(signal.get(), numbers, leads.get(signal.get().topic())).sightings(revision);
  }

  /** Null where the subject has none. */
  private static Sighting of(String key, List<Sighting> sightings) {
    for (Sighting each : sightings) {
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
