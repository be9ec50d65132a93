package io.ringfence.console.store;

import io.ringfence.signal.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Alerts that somebody may see: of who is limited to tenants theirs, and not even how many others
 * there are.
 *
 * @param tenants whose alerts; empty for everybody's
 */
public record Alerts(AlertStore store, Set<String> tenants) {

  boolean isLimited() {
    return !tenants.isEmpty();
  }

  private boolean shows(CachedAlert alert) {
    return !isLimited() || tenants.contains(alert.tenant());
  }

  public Optional<CachedAlert> find(String id) {
    return store.find(id).filter(this::shows);
  }

  /** The latest first. */
  public Collection<CachedAlert> all() {
    return isLimited() ? store.all().stream().filter(this::shows).toList() : store.all();
  }

  /** Alerts that name somebody, as their subject or among the accused; the latest first. */
  public List<CachedAlert> naming(Subject subject) {
    return store.naming(subject).stream().filter(this::shows).toList();
  }

  public int held() {
    return isLimited() ? all().size() : store.held();
  }

  public long dropped() {
    return isLimited() ? store.droppedOf(tenants) : store.dropped();
  }

  /** What began before is not all here; {@link Long#MIN_VALUE} if nothing was dropped. */
  public long droppedBefore() {
    return store.droppedBefore();
  }

  /** Whose a record is that cannot be read is not known. */
  public long unreadable() {
    return isLimited() ? 0 : store.unreadable();
  }
}
