package io.ringfence.console.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.alert.AlertClaim;
import io.ringfence.alert.AlertFaultException;
import io.ringfence.alert.AlertIds;
import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.signal.encoding.RecordSeal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The last version of each alert. One thread writes, any number read. When there are more than the
 * limit, those that began first are dropped.
 */
public final class AlertStore {

  private final int most;
  private final Optional<AlertIds> ids;
  private final RecordSeal seal;
  private final ErasureStore erasures;
  private final Map<String, CachedAlert> byId = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<CachedAlert> inOrder =
      new ConcurrentSkipListSet<>(CachedAlert.LATEST_FIRST);
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private volatile long droppedBefore = Long.MIN_VALUE;
  private final Map<String, AtomicLong> droppedByTenant = new ConcurrentHashMap<>();

  /** By id, whose alert it was or is. */
  private Map<String, Set<String>> changed = new HashMap<>();

  /**
   * Empty.
   *
   * @param key under which alerts have their ids and seals, where these can be checked: others are
   *     not taken
   */
  public AlertStore(int most, Optional<KeyedHash> key, ErasureStore erasures) {
    this.most = most;
    this.ids = key.map(AlertIds::keyed);
    this.seal = new RecordSeal("alert", key);
    this.erasures = erasures;
  }

  /**
   * Takes a record of the topic.
   *
   * @param json null for an alert that was erased
   * @return false if it is about somebody who was erased
   */
  public boolean take(String id, byte[] json, long time) {
    if (json == null) {
      remove(id);
      return true;
    }
    CachedAlert held = byId.get(id);
    CachedAlert alert;
    try {
      byte[] ours = seal.read(new String(json, UTF_8)).orElseThrow().getBytes(UTF_8);
      alert = CachedAlert.of(ours, held == null ? time : held.seen());
    } catch (IllegalArgumentException | NoSuchElementException wrong) {
      unreadable.incrementAndGet();
      return true;
    }
    if (!alert.id().equals(id) || !isOurs(alert)) {
      unreadable.incrementAndGet();
      return true;
    }
    if (held != null && held.version() > alert.version()) {
      return true;
    }
    CachedAlert left = left(alert);
    if (left == null) {
      remove(id);
      return false;
    }
    taken.incrementAndGet();
    put(held, left);
    while (byId.size() > most) {
      drop(inOrder.last());
    }
    return true;
  }

  /** Without the names of those who were erased; null if it is about one of them. */
  private CachedAlert left(CachedAlert alert) {
    byte[] left = erasures.left(alert);
    if (left == null) {
      return null;
    }
    return Arrays.equals(left, alert.json()) ? alert : CachedAlert.of(left, alert.seen());
  }

  /**
   * Looks at all that is held, because somebody has been erased.
   *
   * @return ids of alerts about erased subjects, which are gone
   */
  public Set<String> review() {
    Set<String> gone = new HashSet<>();
    for (CachedAlert each : inOrder) {
      byte[] left = erasures.left(each);
      if (left == null) {
        remove(each.id());
        gone.add(each.id());
      } else if (!Arrays.equals(left, each.json())) {
        rename(each, CachedAlert.of(left, each.seen()));
      }
    }
    return gone;
  }

  private void rename(CachedAlert held, CachedAlert left) {
    if (byId.replace(held.id(), held, left)) {
      inOrder.remove(held);
      inOrder.add(left);
      taken.incrementAndGet();
      change(held.id());
    }
  }

  private boolean isOurs(CachedAlert alert) {
    try {
      return ids.isEmpty() || ids.get().match(AlertClaim.of(alert.whole()));
    } catch (AlertFaultException wrong) {
      return false;
    }
  }

  private void put(CachedAlert held, CachedAlert alert) {
    byId.put(alert.id(), alert);
    if (held != null && held.first() != alert.first()) {
      inOrder.remove(held);
    }
    if (held != null) {
      inOrder.remove(alert); // equal by time and id: the set keeps the old one otherwise
    }
    inOrder.add(alert);
    change(alert.id(), held == null ? alert.tenant() : held.tenant());
    change(alert.id(), alert.tenant());
  }

  private void drop(CachedAlert alert) {
    remove(alert.id());
    dropped.incrementAndGet();
    droppedByTenant.computeIfAbsent(alert.tenant(), none -> new AtomicLong()).incrementAndGet();
    droppedBefore = Math.max(droppedBefore, alert.first());
  }

  private void remove(String id) {
    CachedAlert held = byId.remove(id);
    if (held != null) {
      inOrder.remove(held);
      taken.incrementAndGet(); // what was made of all is not right any more
      change(id, held.tenant());
    }
  }

  /** Forgets what may be kept no longer: alerts whose last hit was before a moment. */
  public void forgetBefore(long moment) {
    for (CachedAlert each : inOrder) {
      if (each.last() < moment) {
        remove(each.id());
      }
    }
  }

  /** Says that something about an alert that is not in its record has changed. */
  public void change(String id) {
    find(id).ifPresent(alert -> change(id, alert.tenant()));
  }

  private synchronized void change(String id, String tenant) {
    changed.computeIfAbsent(id, none -> new HashSet<>()).add(tenant);
  }

  /** What has changed since this was last asked, and whose it was and is. */
  public synchronized Map<String, Set<String>> changed() {
    Map<String, Set<String>> all = changed;
    changed = new HashMap<>();
    return all;
  }

  public Optional<CachedAlert> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The version of an alert; 0 of one that is not held. */
  int version(String id) {
    CachedAlert held = byId.get(id);
    return held == null ? 0 : held.version();
  }

  public Collection<CachedAlert> all() {
    return inOrder;
  }

  /**
   * Alerts that name somebody, as their subject or among the accused; the latest first. Looks
   * through the records, some 20 ms for 40,000.
   */
  public List<CachedAlert> naming(Subject subject) {
    byte[] value = subject.value().getBytes(UTF_8);
    boolean plain =
        subject.value().chars().allMatch(c -> c >= ' ' && c < 127 && c != '"' && c != '\\');
    List<CachedAlert> found = new ArrayList<>();
    for (CachedAlert each : inOrder) {
      if (each.subject().equals(subject)
          || ((!plain || contains(each.json(), value))
              && each.storyAlert().accused().contains(subject))) {
        found.add(each);
      }
    }
    return found;
  }

  private static boolean contains(byte[] text, byte[] part) {
    int end = text.length - part.length;
    for (int i = 0; i <= end; i++) {
      int j = 0;
      while (j < part.length && text[i + j] == part[j]) {
        j++;
      }
      if (j == part.length) {
        return true;
      }
    }
    return false;
  }

  public int held() {
    return byId.size();
  }

  /** Records taken so far, and alerts that have gone. */
  public long taken() {
    return taken.get();
  }

  /** How many of these tenants'. */
  long droppedOf(Set<String> tenants) {
    return tenants.stream()
        .map(droppedByTenant::get)
        .filter(Objects::nonNull)
        .mapToLong(AtomicLong::get)
        .sum();
  }

  public long dropped() {
    return dropped.get();
  }

  public long droppedBefore() {
    return droppedBefore;
  }

  public long unreadable() {
    return unreadable.get();
  }
}
