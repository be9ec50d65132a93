package io.ringfence.console.store;

import io.ringfence.signal.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The alerts of some tenants, and not even how many others there are. */
public final class LimitedAlerts implements Alerts {

  private final AlertStore all;
  private final Set<String> tenants;

  public LimitedAlerts(AlertStore all, Set<String> tenants) {
    this.all = all;
    this.tenants = tenants;
  }

  private boolean shows(CachedAlert alert) {
    return tenants.contains(alert.tenant());
  }

  @Override
  public Optional<CachedAlert> find(String id) {
    return all.find(id).filter(this::shows);
  }

  @Override
  public Collection<CachedAlert> all() {
    return all.all().stream().filter(this::shows).toList();
  }

  @Override
  public List<AlertHistory.Point> course(String id) {
    return find(id).isPresent() ? all.course(id) : List.of();
  }

  @Override
  public OptionalLong delay(String id) {
    return find(id).isPresent() ? all.delay(id) : OptionalLong.empty();
  }

  @Override
  public List<CachedAlert> naming(Subject subject) {
    return all.naming(subject).stream().filter(this::shows).toList();
  }

  @Override
  public int held() {
    return all().size();
  }

  @Override
  public long dropped() {
    return all.droppedOf(tenants);
  }

  @Override
  public long droppedBefore() {
    return all.droppedBefore();
  }

  /** Whose a record is that cannot be read is not known. */
  @Override
  public long unreadable() {
    return 0;
  }
}
