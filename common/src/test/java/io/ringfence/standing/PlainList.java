package io.ringfence.standing;

import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The oracle: every change that was ever written, in one list, gone through from its beginning for
 * every question. Shares no code with what it is held against.
 */
final class PlainList {

  /** What held, without the order in which it is listed. */
  record Answer(
      Set<String> lists, Set<String> ids, int timesListed, boolean allowed, Set<String> exempt) {}

  private final Map<String, Listing> changes = new HashMap<>();

  void accept(Listing listing) {
    changes.putIfAbsent(listing.id(), listing);
  }

  Answer ask(Subject subject, long time, long knownAt) {
    List<Listing> known =
        changes.values().stream()
            .filter(each -> each.time() <= knownAt && covers(each.subject(), subject))
            .sorted(Comparator.comparingLong(Listing::time).thenComparing(Listing::id))
            .toList();
    Set<String> lists = new TreeSet<>();
    Set<String> ids = new TreeSet<>();
    int times = 0;
    boolean allowed = false;
    Set<String> exempt = new TreeSet<>();
    for (int i = 0; i < known.size(); i++) {
      Listing opened = known.get(i);
      long end =
          opened.action() == SignalTopic.LISTING_REMOVE
              ? opened.from()
              : end(opened, known.subList(i + 1, known.size()));
      if (end <= opened.from()) {
        continue;
      }
      boolean holds = opened.from() <= time && time < end;
      if (opened.action() == SignalTopic.LISTING_ALLOW) {
        allowed |= holds;
      } else if (opened.action() == SignalTopic.LISTING_EXEMPT) {
        if (holds) {
          opened.exemption().rules().forEach(rule -> exempt.add("rule " + rule));
          opened.exemption().frauds().forEach(fraud -> exempt.add("fraud " + fraud));
        }
      } else {
        times += opened.from() <= time ? 1 : 0;
        if (holds) {
          lists.add(opened.list());
          ids.add(opened.id());
        }
      }
    }
    return new Answer(lists, ids, times, allowed, exempt);
  }

  /** Where what was opened ends in the end; not after its start if it never held. */
  private static long end(Listing opened, List<Listing> later) {
    long end = opened.until();
    for (Listing each : later) {
      boolean ends =
          each.action() == SignalTopic.LISTING_REMOVE
              && each.list().equals(opened.list())
              && each.subject().equals(opened.subject());
      if (ends && each.withdrawn() && end > each.time()) {
        return opened.from();
      }
      if (ends && each.from() <= opened.from()) {
        return opened.from();
      }
      if (ends && !each.withdrawn()) {
        end = Math.min(end, each.from());
      }
    }
    return end;
  }

  static boolean covers(Subject wide, Subject narrow) {
    return switch (wide.kind()) {
      case RANGE ->
          wide.equals(narrow)
              || (narrow.key().startsWith("n:") && narrow.value().startsWith(wide.value()));
      case NETWORK ->
          (narrow.key().startsWith("i:") || narrow.key().startsWith("w:"))
              && first(wide).compareTo(first(narrow)) <= 0
              && last(wide).compareTo(last(narrow)) >= 0;
      default -> wide.equals(narrow);
    };
  }

  /** IPv6 lies above IPv4, so that the two never meet. */
  private static BigInteger first(Subject subject) {
    byte[] bytes = bytes(subject);
    BigInteger family = bytes.length == 16 ? BigInteger.ONE.shiftLeft(200) : BigInteger.ZERO;
    return family.add(new BigInteger(1, bytes));
  }

  private static BigInteger last(Subject subject) {
    String value = subject.value();
    int slash = value.indexOf('/');
    int bits = bytes(subject).length * 8;
    int length = slash < 0 ? bits : Integer.parseInt(value.substring(slash + 1));
    return first(subject).add(BigInteger.ONE.shiftLeft(bits - length)).subtract(BigInteger.ONE);
  }

  private static byte[] bytes(Subject subject) {
    try {
      return InetAddress.getByName(subject.value().replaceAll("/.*", "")).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
