package io.ringfence.deny;

import io.ringfence.deny.Block.State;
import io.ringfence.signal.Subject;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides who is refused: everybody who is wanted, but in any minute at most so many new ones; who
 * is wanted no longer is out at once. A function of what was decided before and of what is wanted
 * now, and for one thread.
 */
final class Blocks {

  static final long MINUTE = Duration.ofMinutes(1).toMillis();

  /** No end that is told is later than this: a receiver that hears nothing more forgets by then. */
  static final long FARTHEST = Duration.ofDays(7).toMillis();

  private static final Comparator<Wanted> ORDER =
      Comparator.comparingLong(Wanted::learnt).thenComparing(each -> each.subject().key());

  private final Map<Subject, Block> all = new LinkedHashMap<>();
  private long sequence;

  /** Goes on from what was decided before. */
  Blocks(Collection<Block> before) {
    for (Block each : before) {
      all.put(each.subject(), each);
      sequence = Math.max(sequence, each.sequence());
    }
  }

  /**
   * Decides.
   *
   * @param cap how many may be new within any minute
   * @return how many have to wait
   */
  int decide(Collection<Wanted> wanted, int cap, long now) {
    Map<Subject, Wanted> open = new HashMap<>();
    wanted.forEach(each -> open.put(each.subject(), each));
    all.values().removeIf(each -> each.gone() && forgotten(each, now));
    for (Block each : List.copyOf(all.values())) {
      if (!each.gone()) {
        keep(each, open.remove(each.subject()), now);
      }
    }
    Set<Subject> recent =
        all.values().stream()
            .filter(each -> each.since() + MINUTE > now)
            .map(Block::subject)
            .collect(Collectors.toSet());
    open.values().stream()
        .filter(each -> !recent.contains(each.subject())) // or it would count once for twice
        .sorted(ORDER)
        .limit(Math.max(0, cap - recent.size()))
        .forEach(each -> admit(each, now));
    open.keySet().removeIf(subject -> all.containsKey(subject) && !all.get(subject).gone());
    return open.size();
  }

  /** One that was decided within the last minute still counts against the cap. */
  private static boolean forgotten(Block block, long now) {
    return block.until() <= now && block.since() + MINUTE <= now;
  }

  private void keep(Block block, Wanted wanted, long now) {
    if (wanted == null) {
      put(block.subject(), block.lists(), block.since(), block.until(), State.GONE);
      return;
    }
    long until = Math.min(wanted.until(), now + FARTHEST);
    boolean later = block.until() - now < (until - now) / 2;
    if (until < block.until() || later || !wanted.lists().equals(block.lists())) {
      put(block.subject(), wanted.lists(), block.since(), until, State.MOVED);
    }
  }

  /** Of one that is gone, some may still have the old end. */
  private void admit(Wanted wanted, long now) {
    State state = all.containsKey(wanted.subject()) ? State.MOVED : State.NEW;
    put(wanted.subject(), wanted.lists(), now, Math.min(wanted.until(), now + FARTHEST), state);
  }

  private void put(Subject subject, String lists, long since, long until, State state) {
    all.put(subject, new Block(subject, lists, since, until, ++sequence, state));
  }

  /** All of them, and those that are gone and not forgotten yet. */
  List<Block> all() {
    return List.copyOf(all.values());
  }

  long sequence() {
    return sequence;
  }
}
