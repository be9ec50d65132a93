package io.ringfence.console.page;

import io.ringfence.console.board.Refusals;
import io.ringfence.console.desk.Desk;
import io.ringfence.console.topics.Feed;
import io.ringfence.console.topics.Health;
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
    Frame layout,
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

  /** What the console holds of something. */
  public record Held(String what, String held, String dropped) {}

  public static FeedsPage of(Frame layout, Desk backend, Sight masking) {
    long now = backend.now();
    Health health = backend.health();
    Map<Refusals.Cause, Refusals.Count> refusals = backend.refusals().lately(now);
    List<Line> lines = new ArrayList<>();
    for (Feed each : health.feeds()) {
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
        health.job() == Health.Job.READING
            ? "ok"
            : health.job() == Health.Job.STUCK ? "bad" : "warn",
        refused,
        held(backend));
  }

  private static Line line(Feed feed, Map<Refusals.Cause, Refusals.Count> refusals, long now) {
    long late = 0;
    long rejected = 0;
    for (Map.Entry<Refusals.Cause, Refusals.Count> each : refusals.entrySet()) {
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
        feed.perMinute() < 0 ? "–" : Words.number((double) feed.perMinute()),
        Words.number((double) feed.records()),
        feed.last() == Long.MIN_VALUE ? "never" : Words.span(now - feed.last()) + " ago",
        feed.lag() < 0 ? "not said" : Words.number((double) feed.lag()),
        rejected,
        late);
  }

  private static String job(Health health, long now) {
    String since =
        health.committed() == Long.MIN_VALUE
            ? ""
            : " It last said how far it has read " + Words.span(now - health.committed()) + " ago.";
    return switch (health.job()) {
      case READING -> "The detection job reads." + since;
      case STUCK -> "The detection job does not read, though there is something to read." + since;
      case UNHEARD ->
          "The detection job has never said how far it has read: it does so with its checkpoints.";
      case UNKNOWN ->
          "The broker does not answer, so nothing is known of the detection job." + since;
    };
  }

  private static List<Held> held(Desk backend) {
    return List.of(
        new Held(
            "alerts",
            count(backend.alerts().held(), backend.limits().alerts()),
            Words.number((double) backend.alerts().dropped())),
        new Held(
            "listings",
            count(backend.listings().held(), backend.limits().listings()),
            Words.number((double) backend.listings().dropped())),
        new Held(
            "rows of indicators",
            count(backend.indicators().held(), backend.limits().rows()),
            Words.number((double) backend.indicators().dropped())),
        new Held(
            "verdicts",
            count(backend.verdicts().held(), 2 * backend.limits().alerts()),
            Words.number((double) backend.verdicts().dropped())));
  }

  private static String count(int held, int most) {
    return Words.number(held) + " of " + Words.number(most);
  }
}
