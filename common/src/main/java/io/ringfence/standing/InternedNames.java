package io.ringfence.standing;

import io.ringfence.signal.Listing;
import java.util.HashMap;
import java.util.Map;

/** Names of lists and reasons come by the million and are few: one text for each is kept. */
public final class InternedNames {

  private static final int MOST = 10_000;

  private final Map<String, String> names = new HashMap<>();

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
        listing.origin(),
        listing.exemption());
  }

  String of(String name) {
    String known = names.get(name);
    if (known == null && names.size() < MOST) {
      names.put(name, name);
    }
    return known == null ? name : known;
  }
}
