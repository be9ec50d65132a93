package io.ringfence.judge;

/** The links of the subject at hand, read when they are first asked for and stored if changed. */
final class LinksAtHand {

  private final LinkStore store;
  private final SubjectState state;
  private Links links;
  private boolean changed;

  LinksAtHand(LinkStore store, SubjectState state) {
    this.store = store;
    this.state = state;
  }

  /** Whether the subject has any; told without reading them. */
  boolean any() {
    return links == null ? state.linksDue != Long.MAX_VALUE : links.size() > 0;
  }

  Links get() {
    if (links == null) {
      Links stored = state.linksDue == Long.MAX_VALUE ? null : store.get();
      links = stored == null ? new Links() : stored;
    }
    return links;
  }

  void changed() {
    changed = true;
  }

  /** Whether they were changed since they were read. */
  boolean areChanged() {
    return changed;
  }

  /**
   * Stores them if they were changed.
   *
   * @param keepMillis for how long a link is kept after it was last seen
   */
  void store(long keepMillis) {
    if (!changed) {
      return;
    }
    changed = false;
    long earliest = links.earliest();
    if (earliest == Long.MAX_VALUE) {
      store.clear();
      state.linksDue = Long.MAX_VALUE;
    } else {
      store.put(links);
      state.linksDue = earliest + keepMillis + 1;
    }
  }

  void forget() {
    store.clear();
    links = new Links();
    changed = false;
    state.linksDue = Long.MAX_VALUE;
  }
}
