package io.ringfence.console.page;

import io.ringfence.console.backend.ConsoleView;
import io.ringfence.console.store.RejectionCounts;
import io.ringfence.console.topics.FeedStatus;
import io.ringfence.console.topics.PipelineHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the feeds are, and what of them was refused.
 *
 * @param job what can be said of the detection job
 * @param held what the console itself holds and has dropped
 */
public record FeedsPage(
    PageLayout layout,
    List<Line> feeds,
    String job,
    String jobGrade,
    List<Refused> refused,
    List<Held> held) {

  /** One feed. */
  public record Line(
      String topic,
      String state,
      String style,
      String perMinute,
      String records,
      String last,
      String lag,
      long rejectedHour,
      long lateHour) {}

  /** Records that were refused for one reason. */
  public record Refused(String topic, String reason, long hour, long day) {}

  /**
   * What the console holds of something.
   *
   * @param refused records that were not believed; empty where none is checked
   */
  public record Held(String what, String held, String dropped, String refused) {}

  public static FeedsPage of(PageLayout layout, ConsoleView view, Masking masking) {
    long now = view.now();
    PipelineHealth health = view.health();
    Map<RejectionCounts.Cause, RejectionCounts.Count> refusals = view.refusals().lately(now);
    List<Line> lines = new ArrayList<>();
    for (FeedStatus each : health.feeds()) {
      lines.add(line(each, refusals, now));
    }
    List<Refused> refused = new ArrayList<>();
    refusals.forEach(
        (cause, count) ->
            refused.add(
                new Refused(
                    masking.text(cause.topic()),
                    masking.text(cause.reason()),
                    count.hour(),
                    count.day())));
    return new FeedsPage(
        layout,
        lines,
        job(health, now),
        health.job() == PipelineHealth.Job.READING
            ? "ok"
            : health.job() == PipelineHealth.Job.STUCK ? "bad" : "warn",
        refused,
        held(view));
  }

  private static Line line(
      FeedStatus feed, Map<RejectionCounts.Cause, RejectionCounts.Count> refusals, long now) {
    long late = 0;
    long rejected = 0;
    for (Map.Entry<RejectionCounts.Cause, RejectionCounts.Count> each : refusals.entrySet()) {
      if (each.getKey().topic().equals(feed.topic())) {
        if (each.getKey().reason().equals("late")) {
          late += each.getValue().hour();
        } else {
          rejected += each.getValue().hour();
        }
      }
    }
    return new Line(
        feed.topic(),
        feed.state().words(),
        feed.state().name().toLowerCase(Locale.ROOT),
        feed.perMinute() < 0 ? "–" : Formatting.number((double) feed.perMinute()),
        Formatting.number((double) feed.records()),
        feed.last() == Long.MIN_VALUE ? "never" : Formatting.span(now - feed.last()) + " ago",
        feed.lag() < 0 ? "not said" : Formatting.number((double) feed.lag()),
        rejected,
        late);
  }

  private static String job(PipelineHealth health, long now) {
    String since =
        health.committed() == Long.MIN_VALUE
            ? ""
            : " It last said how far it has read "
                + Formatting.span(now - health.committed())
                + " ago.";
    return switch (health.job()) {
      case READING -> "The detection job reads." + since;
      case STUCK -> "The detection job does not read, though there is something to read." + since;
      case UNHEARD ->
          "The detection job has never said how far it has read: it does so with its checkpoints.";
      case UNKNOWN ->
          "The broker does not answer, so nothing is known of the detection job." + since;
    };
  }

  private static List<Held> held(ConsoleView view) {
    return List.of(
        new Held(
            "alerts",
            count(view.alerts().held(), view.limits().alerts()),
            Formatting.number((double) view.alerts().dropped()),
            Formatting.number((double) view.alerts().unreadable())),
        new Held(
            "listings",
            count(view.listings().held(), view.limits().listings()),
            Formatting.number((double) view.listings().dropped()),
            ""),
        new Held(
            "rows of indicators",
            count(view.indicators().held(), view.limits().rows()),
            Formatting.number((double) view.indicators().dropped()),
            ""),
        new Held(
            "verdicts",
            count(view.verdicts().held(), 2 * view.limits().alerts()),
            Formatting.number((double) view.verdicts().dropped()),
            Formatting.number((double) view.verdicts().refused())));
  }

  private static String count(int held, int most) {
    return Formatting.number(held) + " of " + Formatting.number(most);
  }
}
