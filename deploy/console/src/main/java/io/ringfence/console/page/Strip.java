package io.ringfence.console.page;

import io.ringfence.console.topics.Feed;
import io.ringfence.console.topics.Health;
import io.ringfence.console.topics.Tail;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One line on every page that says whether what it shows can be relied on: with a dead feed, no
 * alert does not mean no fraud.
 *
 * @param grade ok, warn or bad
 */
public record Strip(String grade, String text) {

  public static Strip of(Health health, Tail.Progress progress, long now) {
    if (!health.reachable()) {
      return new Strip(
          "bad",
          "The broker does not answer since "
              + Words.brief(health.since(), now)
              + " UTC. Pages show what was known then.");
    }
    List<Feed> dead =
        health.feeds().stream()
            .filter(each -> each.state() == Feed.State.SILENT || each.state() == Feed.State.MISSING)
            .toList();
    if (!dead.isEmpty()) {
      return new Strip(
          "bad",
          "No alerts does not mean no fraud: "
              + dead.stream().map(each -> words(each, now)).collect(Collectors.joining(", "))
              + ".");
    }
    if (!progress.done()) {
      long percent =
          progress.there() == Long.MAX_VALUE || progress.there() == 0
              ? 0
              : 100 * progress.read() / progress.there();
      return new Strip("warn", "Reading what the topics hold: " + percent + "%.");
    }
    if (health.job() == Health.Job.STUCK) {
      return new Strip(
          "bad",
          "The detection job has read nothing since "
              + Words.brief(health.committed(), now)
              + " UTC, though there is something to read.");
    }
    if (health.job() == Health.Job.UNHEARD) {
      return new Strip("warn", "The detection job has not said yet how far it has read.");
    }
    long flowing =
        health.feeds().stream().filter(each -> each.state() == Feed.State.FLOWING).count();
    if (flowing == 0) {
      return new Strip("bad", "No feed has ever brought a record: there is nothing to detect.");
    }
    String behind =
        health.feeds().stream().anyMatch(each -> each.state() == Feed.State.EMPTY)
            ? flowing + " of " + health.feeds().size() + " feeds flow, the others were never heard."
            : "All feeds flow.";
    return new Strip("ok", behind);
  }

  private static String words(Feed feed, long now) {
    return feed.state() == Feed.State.MISSING
        ? "there is no topic " + feed.topic()
        : feed.topic() + " is silent for " + Words.span(now - feed.last());
  }
}
