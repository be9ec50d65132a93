package io.ringfence.judge.state;

/** The links of one subject, read when they are first needed and stored if they have changed. */
public final class LazyLinks {

  private final LinkStore store;
  private final LinkSummary summary;
  private SubjectLinks links;
  private boolean changed;

  public LazyLinks(LinkStore store, LinkSummary summary) {
    this.store = store;
    this.summary = summary;
  }

  /** Whether the subject has any, or had wrong ones. This does not read them. */
  public boolean any() {
    return links == null ? summary.hasLinks() : !links.isEmpty();
  }

  public SubjectLinks get() {
    if (links == null) {
      SubjectLinks stored = summary.hasLinks() ? store.get() : null;
      links = stored == null ? new SubjectLinks() : stored;
    }
    return links;
  }

  /** Keeps other links in the place of those that are stored. */
  public void replace(SubjectLinks others) {
    links = others;
    changed = true;
  }

  public void changed() {
    changed = true;
  }

  /**
   * Stores them if they have changed.
   *
   * @param keepMillis for how long a link is kept after it was last seen
   */
  public void store(long keepMillis) {
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

  public void erase() {
    store.clear();
    links = new SubjectLinks();
    changed = false;
    summary.removed();
  }
}
