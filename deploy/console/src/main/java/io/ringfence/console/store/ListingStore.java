package io.ringfence.console.store;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.lists.history.SubjectHistory;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Retention;
import io.ringfence.signal.Subject;
import io.ringfence.topics.TopicKinds;
import io.ringfence.topics.TopicNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lists said of everybody, by the listing's id; of each id the last that was read. When there
 * are more than the limit, those that were read first are dropped.
 */
public final class ListingStore {

  private final int most;
  private final ErasureStore erasures;
  private final Decoder decoder;
  private final Map<String, Listing> byId = new LinkedHashMap<>();
  private long dropped;

  public ListingStore(int most, Sources sources, TopicNames topics, ErasureStore erasures) {
    this.most = most;
    this.erasures = erasures;
    this.decoder = new Decoder(sources, Retention.DEFAULT, TopicKinds.of(topics));
  }

  /**
   * Takes a record of a topic, by the topic's name; what the detection job refuses is no listing.
   */
  public synchronized void take(String topic, byte[] record) {
    if (record == null) {
      return;
    }
    Decoded decoded = decoder.decode(record, new Position(topic, 0, 0), Decoder.NO_CLOCK);
    if (decoded instanceof Decoded.Read read && read.signal() instanceof Listing listing) {
      Listing known = byId.get(listing.id());
      if (known != null && known.version() > listing.version()) {
        return;
      }
      byId.remove(listing.id());
      Listing left = erasures.left(listing);
      if (left == null) {
        return;
      }
      byId.put(listing.id(), shared(left));
      if (byId.size() > most) {
        byId.remove(byId.keySet().iterator().next());
        dropped++;
      }
    }
  }

  /** The same listing; of names and reasons, which are few, one text for each is kept. */
  private static Listing shared(Listing listing) {
    return new Listing(
        listing.id(),
        listing.time(),
        listing.source().intern(),
        listing.action(),
        listing.subject(),
        listing.list().intern(),
        listing.reason().intern(),
        listing.from(),
        listing.until(),
        listing.withdrawn(),
        listing.actor().intern(),
        listing.version(),
        listing.origin());
  }

  /** Looks at all that is held, because somebody has been erased. */
  public synchronized void review() {
    byId.entrySet()
        .removeIf(
            each -> {
              Listing left = erasures.left(each.getValue());
              if (left != null && !left.equals(each.getValue())) {
                each.setValue(shared(left));
              }
              return left == null;
            });
  }

  public synchronized Optional<Listing> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All that was ever said of somebody, and of the ranges or networks that they lie in. */
  public synchronized SubjectHistory of(Subject subject) {
    SubjectHistory history = new SubjectHistory(subject);
    byId.values().forEach(history::accept);
    return history;
  }

  /** Listings that follow from somebody's, or that somebody's follows from. */
  public synchronized List<Listing> linked(Subject subject) {
    String key = subject.key();
    return byId.values().stream()
        .filter(each -> each.origin().linked())
        .filter(each -> each.origin().key().equals(key) || each.subject().equals(subject))
        .limit(64)
        .toList();
  }

  public synchronized int held() {
    return byId.size();
  }

  public synchronized long dropped() {
    return dropped;
  }
}
