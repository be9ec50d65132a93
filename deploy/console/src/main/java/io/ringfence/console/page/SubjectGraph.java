package io.ringfence.console.page;

import io.ringfence.console.store.CachedAlert;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom a subject was seen with: those that alerts name together with it, and those whose listing
 * follows from its, or its from theirs. The subject in the middle, the others around it.
 *
 * @param more how many others are not drawn
 */
public record SubjectGraph(List<Node> nodes, int more, int width, int height) {

  private static final int MOST = 16;
  private static final int WIDTH = 720;
  private static final int HEIGHT = 380;

  /**
   * One of the others.
   *
   * @param how often: alerts that name both
   * @param anchor where its text goes: start, middle or end
   */
  public record Node(
      int x,
      int y,
      int textX,
      int textY,
      String anchor,
      Masking.SubjectLink subject,
      int how,
      boolean listed) {}

  static SubjectGraph of(
      Subject subject, List<CachedAlert> naming, List<Listing> linked, Masking masking) {
    Map<Subject, Integer> others = new LinkedHashMap<>();
    for (CachedAlert each : naming) {
      var alert = each.storyAlert();
      if (!alert.subject().equals(subject)) {
        others.merge(alert.subject(), 1, Integer::sum);
      }
      alert.accused().stream()
          .filter(one -> !one.equals(subject))
          .forEach(one -> others.merge(one, 1, Integer::sum));
    }
    Map<Subject, Boolean> byListing = new LinkedHashMap<>();
    for (Listing each : linked) {
      Subject other = each.subject().equals(subject) ? origin(each) : each.subject();
      if (other != null && !other.equals(subject)) {
        byListing.put(other, true);
        others.putIfAbsent(other, 0);
      }
    }
    List<Map.Entry<Subject, Integer>> chosen =
        others.entrySet().stream()
            .sorted(Map.Entry.<Subject, Integer>comparingByValue().reversed())
            .limit(MOST)
            .toList();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      double angle = 2 * Math.PI * i / chosen.size() - Math.PI / 2;
      int x = (int) Math.round(WIDTH / 2.0 + Math.cos(angle) * 190);
      int y = (int) Math.round(HEIGHT / 2.0 + Math.sin(angle) * 140);
      boolean middle = Math.abs(Math.cos(angle)) < 0.3;
      int side = Math.cos(angle) < 0 ? -1 : 1;
      Subject other = chosen.get(i).getKey();
      nodes.add(
          new Node(
              x,
              y,
              middle ? x : x + side * 14,
              middle ? (Math.sin(angle) < 0 ? y - 26 : y + 24) : y - 1,
              middle ? "middle" : side < 0 ? "end" : "start",
              shortened(masking.link(other)),
              chosen.get(i).getValue(),
              byListing.containsKey(other)));
    }
    return new SubjectGraph(nodes, others.size() - nodes.size(), WIDTH, HEIGHT);
  }

  private static Subject origin(Listing listing) {
    try {
      return Subject.ofKey(listing.origin().key());
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  private static Masking.SubjectLink shortened(Masking.SubjectLink subject) {
    return subject.value().length() <= 26
        ? subject
        : new Masking.SubjectLink(
            subject.kind(), subject.value().substring(0, 25) + "…", subject.reference());
  }
}
