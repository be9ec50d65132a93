package io.ringfence.console.store;

import io.ringfence.signal.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The alerts of some tenants, and not even how many others there are. */
public record LimitedAlerts(AlertStore store, Set<String> tenants) implements Alerts {

  private boolean shows(CachedAlert alert) {
    return tenants.contains(alert.tenant());
  }

  @Override
  public Optional<CachedAlert> find(String id) {
    return store.find(id).filter(this::shows);
  }

  @Override
  public Collection<CachedAlert> all() {
    return store.all().stream().filter(this::shows).toList();
  }

  @Override
  public List<AlertHistory.Point> course(String id) {
    return find(id).isPresent() ? store.course(id) : List.of();
  }

  @Override
  public List<CachedAlert> naming(Subject subject) {
    return store.naming(subject).stream().filter(this::shows).toList();
  }

  @Override
  public int held() {
    return all().size();
  }

  @Override
  public long dropped() {
    return store.droppedOf(tenants);
  }

  @Override
  public long droppedBefore() {
    return store.droppedBefore();
  }

  /** Whose a record is that cannot be read is not known. */
  @Override
  public long unreadable() {
    return 0;
  }
}
