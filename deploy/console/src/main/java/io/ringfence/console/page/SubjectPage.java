package io.ringfence.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.console.access.UserRole;
import io.ringfence.console.backend.ConsoleView;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.lists.history.SubjectHistory;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.standing.ActiveListings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One subject: what lists say of it through time, what alerts say, whom it is linked with, and what
 * is held until when.
 *
 * @param lists on which it is
 * @param droppedListings listings that are not here, so that the standing may not be all
 * @param more how many alerts are not shown
 * @param asked requests of which whoever looks may know
 * @param answers whether whoever asks may send privacy requests
 */
public record SubjectPage(
    PageLayout layout,
    Masking.SubjectLink subject,
    ActiveListings standing,
    String lists,
    long droppedListings,
    Timeline timeline,
    List<ListingRow> listings,
    List<AlertRow> alerts,
    int more,
    List<Measured> measures,
    SubjectGraph graph,
    Kept kept,
    List<Privacy> asked,
    boolean answers,
    Masking masking) {

  private static final int MOST_ALERTS = 50;

  /** A measure as an alert last had it. */
  public record Measured(String name, JsonNode measure, CachedAlert alert) {}

  /**
   * What is held until when.
   *
   * @param lastAlert when the last alert goes, epoch milliseconds; 0 if none names it
   * @param notes verdicts on these alerts
   * @param listings by name
   * @param lastListing when the last goes; {@link Long#MAX_VALUE} if one is open-ended
   * @param hold of which whoever looks may know
   */
  public record Kept(
      long lastAlert,
      long notes,
      long listings,
      long lastListing,
      Retention retention,
      Optional<Privacy> hold) {

    public long days(DataClass of) {
      return retention.millis(of) / 86_400_000;
    }
  }

  public static SubjectPage of(
      PageLayout layout, Subject subject, ConsoleView view, Masking masking) {
    long now = view.now();
    SubjectHistory history = view.listings().of(subject);
    view.requests().about(subject).forEach(history::correct);
    SubjectHistory.Answer answer = history.ask(now, Long.MAX_VALUE);
    List<CachedAlert> naming = view.alerts().naming(subject);
    boolean corrects = layout.role().answersRequests();
    List<ListingRow> listings =
        answer.lines().stream()
            .map(
                each ->
                    new ListingRow(
                        each.listing(),
                        each.until(),
                        each.neverHeld(),
                        corrects && isCorrectable(each, subject)))
            .toList();
    List<AlertRow> rows =
        naming.stream()
            .limit(MOST_ALERTS)
            .map(each -> AlertRow.of(each, view.verdicts().of(each.id()), masking))
            .toList();
    return new SubjectPage(
        layout,
        masking.link(subject),
        answer.held(),
        masking.text(String.join(", ", answer.held().lists())),
        view.listings().dropped(),
        Timeline.of(answer.lines(), naming, now, masking),
        listings,
        rows,
        Math.max(0, naming.size() - MOST_ALERTS),
        measures(subject, naming),
        SubjectGraph.of(subject, naming, view.listings().linked(subject), masking),
        kept(subject, naming, answer, view, layout.role()),
        view.requests().about(subject).stream().filter(each -> isFor(layout.role(), each)).toList(),
        layout.role().answersRequests()
            && subject.kind() != SubjectKind.RANGE
            && subject.kind() != SubjectKind.NETWORK,
        masking);
  }

  /** That there is or was a hold is for privacy officers alone: it can tell of an inquiry. */
  private static boolean isFor(UserRole role, Privacy request) {
    return role.answersRequests()
        || (request.action() != SignalTopic.PRIVACY_HOLD
            && request.action() != SignalTopic.PRIVACY_RELEASE);
  }

  /** What follows from something else is corrected where it comes from. */
  private static boolean isCorrectable(SubjectHistory.Line line, Subject subject) {
    return !line.neverHeld()
        && line.listing().subject().equals(subject)
        && line.listing().origin().id().isEmpty()
        && subject.kind().exact();
  }

  /** The last value of each measure that an alert about the subject had. */
  private static List<Measured> measures(Subject subject, List<CachedAlert> naming) {
    Map<String, Measured> last = new LinkedHashMap<>();
    for (CachedAlert alert : naming) {
      if (alert.subject().equals(subject)) {
        for (Map.Entry<String, JsonNode> each :
            alert.whole().at("/evidence/measures").properties()) {
          Measured known = last.get(each.getKey());
          if (known == null || known.alert().last() < alert.last()) {
            last.put(each.getKey(), new Measured(each.getKey(), each.getValue(), alert));
          }
        }
      }
    }
    return List.copyOf(last.values());
  }

  private static Kept kept(
      Subject subject,
      List<CachedAlert> naming,
      SubjectHistory.Answer answer,
      ConsoleView view,
      UserRole role) {
    Retention retention = view.retention();
    boolean open =
        answer.lines().stream()
            .anyMatch(
                each ->
                    each.listing().action() != SignalTopic.LISTING_REMOVE
                        && !each.neverHeld()
                        && each.until() == Long.MAX_VALUE);
    long end =
        answer.lines().stream()
            .filter(each -> each.until() != Long.MAX_VALUE)
            .mapToLong(SubjectHistory.Line::until)
            .max()
            .orElse(view.now());
    return new Kept(
        naming.stream()
            .mapToLong(each -> each.last() + retention.millis(DataClass.ALERT))
            .max()
            .orElse(0),
        naming.stream().filter(each -> view.verdicts().of(each.id()).isPresent()).count(),
        answer.lines().stream().filter(each -> each.listing().subject().equals(subject)).count(),
        open ? Long.MAX_VALUE : end + retention.millis(DataClass.LISTING),
        retention,
        view.requests().hold(subject, view.now()).filter(each -> isFor(role, each)));
  }

  /** Listings as bars and alerts as marks over time. */
  public record Timeline(
      List<Stretch> stretches, List<Integer> alerts, List<Tick> ticks, int height) {

    private static final int WIDTH = 900;
    private static final int LEFT = 90;
    private static final int LINE = 22;
    private static final int MOST = 20;
    private static final long HOUR = 3_600_000;

    /** How long a list held something. */
    public record Stretch(int x, int y, int width, String style, String label) {}

    /** A time on the axis. */
    public record Tick(int x, String label) {}

    static Timeline of(
        List<SubjectHistory.Line> lines, List<CachedAlert> alerts, long now, Masking masking) {
      List<SubjectHistory.Line> shown =
          lines.stream()
              .filter(each -> each.listing().action() != SignalTopic.LISTING_REMOVE)
              .limit(MOST)
              .toList();
      if (shown.isEmpty() && alerts.isEmpty()) {
        return new Timeline(List.of(), List.of(), List.of(), 0);
      }
      long from = now - HOUR;
      long to = now;
      for (SubjectHistory.Line each : shown) {
        from = Math.min(from, each.listing().from());
        to = each.until() == Long.MAX_VALUE ? to : Math.max(to, each.until());
      }
      for (CachedAlert each : alerts) {
        from = Math.min(from, each.first());
        to = Math.max(to, each.last());
      }
      long margin = Math.max(1, (to - from) / 40);
      Scale scale = new Scale(from - margin, to + margin);
      List<Stretch> stretches = new ArrayList<>();
      int y = 6;
      for (SubjectHistory.Line each : shown) {
        Listing listing = each.listing();
        int x = scale.x(listing.from());
        int end = each.until() == Long.MAX_VALUE ? LEFT + WIDTH : scale.x(each.until());
        String style =
            each.neverHeld()
                ? "held-never"
                : listing.action() == SignalTopic.LISTING_ALLOW ? "held-allow" : "held-list";
        stretches.add(
            new Stretch(
                x,
                y,
                Math.max(each.neverHeld() ? 14 : 3, end - x),
                style,
                masking.text(listing.list())));
        y += LINE;
      }
      List<Integer> marks =
          alerts.stream().limit(200).map(each -> scale.x(each.first())).distinct().toList();
      List<Tick> ticks = new ArrayList<>();
      for (int i = 0; i <= 4; i++) {
        long time = scale.from + (scale.to - scale.from) * i / 4;
        ticks.add(
            new Tick(
                LEFT + WIDTH * i / 4,
                scale.to - scale.from > 72 * HOUR
                    ? Formatting.day(time)
                    : Formatting.time(time).substring(5, 16)));
      }
      return new Timeline(stretches, marks, ticks, y + LINE);
    }

    private record Scale(long from, long to) {
      int x(long time) {
        double share = (double) (Math.max(from, Math.min(to, time)) - from) / (to - from);
        return LEFT + (int) Math.round(WIDTH * share);
      }
    }
  }
}
