package io.ringfence.judge;

/** The links of one subject, read when they are first needed and stored if they have changed. */
final class LinksAtHand {

  private final LinkStore store;
  private final LinkSummary summary;
  private Links links;
  private boolean changed;

  LinksAtHand(LinkStore store, LinkSummary summary) {
    this.store = store;
    this.summary = summary;
  }

  /** Whether the subject has any. This does not read them. */
  boolean any() {
    return links == null ? summary.hasLinks() : links.size() > 0;
  }

  Links get() {
    if (links == null) {
      Links stored = summary.hasLinks() ? store.get() : null;
      links = stored == null ? new Links() : stored;
    }
    return links;
  }

  void changed() {
    changed = true;
  }

  /**
   * Stores them if they have changed.
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
      summary.removed();
    } else {
      store.put(links);
      summary.stored(earliest + keepMillis + 1);
    }
  }

  void erase() {
    store.clear();
    links = new Links();
    changed = false;
    summary.removed();
  }
}
