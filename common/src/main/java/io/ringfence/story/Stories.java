package io.ringfence.story;

import io.ringfence.alert.AlertLinks;
import io.ringfence.rule.Mode;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Groups alerts into stories. The result depends on the set of alerts only; the work grows with
 * their links and evidence, about linearly.
 *
 * <p>The alerts that have a link in common ({@link AlertLinks}; evidence signals count as links,
 * too) are looked at in order of {@code first}: as long as each begins no later than a gap after
 * the latest {@code last} so far, they are a chain, and all of a chain are one story. A number that
 * lies in a range which another alert of its fraud is about has that range's link. Enforced alerts
 * and shadow ones are grouped apart: what is only looked at joins nothing that is acted on. Alerts
 * that only inform are in no story.
 */
public final class Stories {

  /**
   * For an account, a device or a number: as long as the slow rules of the shipped pack wait until
   * an episode is over. So two episodes of one subject may be no further apart than two hits of
   * one.
   */
  static final long PARTY_GAP_MILLIS = 6 * 3_600_000L;

  /** For everything else, which may be somebody else's an hour later. */
  static final long GAP_MILLIS = 3_600_000L;

  /**
   * What so many subjects' alerts name, and no alert is about itself, is common: it joins these and
   * no more. A carrier's address translation stands for thousands of customers; an attacker who
   * works through more than a few accounts from one address is accused by that address, too.
   */
  static final int COMMON = 8;

  private static final Comparator<StoryAlert> IN_ORDER =
      Comparator.comparingLong(StoryAlert::first).thenComparing(StoryAlert::id);

  private final List<StoryAlert> alerts;
  private final int[] parent;
  private final Map<String, Chain> chains = new HashMap<>();
  private final Map<String, Set<Integer>> rangeLengths = new HashMap<>();
  private final Set<String> ranges = new HashSet<>();

  /** Alerts with a link in common, as far as they have been looked at. */
  private static final class Chain {
    final int lead;
    long end;
    boolean owned;
    final Set<Subject> subjects = new HashSet<>(4);
    final List<Integer> waiting = new ArrayList<>(0);

    Chain(int lead) {
      this.lead = lead;
    }
  }

  private Stories(List<StoryAlert> alerts) {
    this.alerts = alerts;
    this.parent = new int[alerts.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
  }

  /**
   * The stories of these alerts, earliest first.
   *
   * @param alerts the last version of each, without those that are retracted
   */
  public static List<Story> of(Collection<StoryAlert> alerts) {
    List<Story> stories = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      List<StoryAlert> ofMode =
          alerts.stream()
              .filter(each -> each.mode() == mode && !each.informs())
              .sorted(IN_ORDER)
              .toList();
      for (List<StoryAlert> members : new Stories(ofMode).groups()) {
        stories.add(Story.of(members));
      }
    }
    stories.sort(Comparator.comparingLong(Story::first).thenComparing(Story::id));
    return stories;
  }

  private Collection<List<StoryAlert>> groups() {
    for (StoryAlert each : alerts) {
      if (each.subject().kind() == SubjectKind.RANGE) {
        ranges.add(AlertLinks.within(each.fraud(), each.subject().name()));
        rangeLengths
            .computeIfAbsent(each.fraud(), unseen -> new TreeSet<>())
            .add(each.subject().value().length());
      }
    }
    for (int i = 0; i < alerts.size(); i++) {
      join(i);
    }
    Map<Integer, List<StoryAlert>> groups = new LinkedHashMap<>();
    for (int i = 0; i < alerts.size(); i++) {
      groups.computeIfAbsent(root(i), unseen -> new ArrayList<>(2)).add(alerts.get(i));
    }
    return groups.values();
  }

  private void join(int i) {
    StoryAlert alert = alerts.get(i);
    List<String> own = AlertLinks.own(alert.fraud(), alert.subject(), alert.accused());
    Set<String> links =
        new HashSet<>(AlertLinks.of(alert.fraud(), alert.subject(), alert.accused()));
    addRanges(alert.fraud(), alert.subject(), links);
    alert.accused().forEach(each -> addRanges(alert.fraud(), each, links));
    for (String link : links) {
      join(i, link, own.contains(link));
    }
    for (String signal : new HashSet<>(alert.signals())) {
      join(i, "signal:" + signal, true);
    }
  }

  private void addRanges(String fraud, Subject number, Set<String> links) {
    if (number.kind() == SubjectKind.NUMBER) {
      for (int length : rangeLengths.getOrDefault(fraud, Set.of())) {
        if (length < number.value().length()) {
          String link = AlertLinks.within(fraud, "range:" + number.value().substring(0, length));
          if (ranges.contains(link)) {
            links.add(link);
          }
        }
      }
    }
  }

  private void join(int i, String link, boolean own) {
    StoryAlert alert = alerts.get(i);
    Chain chain = chains.get(link);
    if (chain == null || alert.first() - chain.end > gap(link)) {
      chain = new Chain(i);
      chain.end = alert.last();
      chains.put(link, chain);
    }
    chain.end = Math.max(chain.end, alert.last());
    if (own && !chain.owned) {
      chain.owned = true;
      for (int waiting : chain.waiting) {
        unite(chain.lead, waiting);
      }
      chain.waiting.clear();
    }
    if (chain.owned || admitted(alert.subject(), chain)) {
      unite(chain.lead, i);
    } else {
      chain.waiting.add(i);
    }
  }

  private static boolean admitted(Subject subject, Chain chain) {
    return chain.subjects.contains(subject)
        || (chain.subjects.size() < COMMON && chain.subjects.add(subject));
  }

  private static long gap(String link) {
    return link.startsWith("account:") || link.startsWith("device:") || link.startsWith("number:")
        ? PARTY_GAP_MILLIS
        : GAP_MILLIS;
  }

  private int root(int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private void unite(int one, int other) {
    int a = root(one);
    int b = root(other);
    parent[Math.max(a, b)] = Math.min(a, b);
  }
}
