package io.ringfence.standing;

import io.ringfence.signal.Listing;
import java.util.HashMap;
import java.util.Map;

/** Names of lists and reasons come by the million and are few: one text for each is kept. */
public final class InternedNames {

  private static final int MOST = 10_000;

  private final Map<String, String> names = new HashMap<>();

  /** The same listing, of the texts that others have, too. */
  public Listing of(Listing told) {
    return new Listing(
        told.id(),
        told.time(),
        of(told.source()),
        told.action(),
        told.subject(),
        of(told.list()),
        of(told.reason()),
        told.from(),
        told.until(),
        told.withdrawn(),
        of(told.actor()),
        told.version(),
        told.origin());
  }

  String of(String name) {
    String known = names.get(name);
    if (known == null && names.size() < MOST) {
      names.put(name, name);
    }
    return known == null ? name : known;
  }
}
