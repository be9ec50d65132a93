package io.ringfence.standing;

import io.ringfence.signal.Listing;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of rules, frauds, lists and reasons come by the million and are few where nobody means
 * harm: one text for each is kept. Of more than some thousand the others are not shared.
 */
public final class InternedNames {

  private static final int MOST = 10_000;

  private final Map<String, String> names = new ConcurrentHashMap<>();

  /** The same listing, of the texts that others have, too. */
  public Listing of(Listing listing) {
    return new Listing(
        listing.id(),
        listing.time(),
        of(listing.source()),
        listing.action(),
        listing.subject(),
        of(listing.list()),
        of(listing.reason()),
        listing.from(),
        listing.until(),
        listing.withdrawn(),
        of(listing.actor()),
        listing.version(),
        listing.origin());
  }

  public String of(String name) {
    String known = names.get(name);
    if (known == null && names.size() < MOST) {
      names.put(name, name);
    }
    return known == null ? name : known;
  }

  /** Holds no text any more: some may have been of somebody who was erased. */
  public void clear() {
    names.clear();
  }
}
