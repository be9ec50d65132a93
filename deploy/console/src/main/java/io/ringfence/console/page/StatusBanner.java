package io.ringfence.console.page;

import io.ringfence.console.topics.FeedStatus;
import io.ringfence.console.topics.PipelineHealth;
import io.ringfence.console.topics.TopicFollower;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One line on every page that says whether what it shows can be relied on: with a dead feed, no
 * alert does not mean no fraud.
 *
 * @param grade ok, warn or bad
 */
public record StatusBanner(String grade, String text) {

  public static StatusBanner of(PipelineHealth health, TopicFollower.Progress progress, long now) {
    if (!health.reachable()) {
      return new StatusBanner(
          "bad",
          "The broker does not answer since "
              + Formatting.brief(health.since(), now)
              + " UTC. Pages show what was known then.");
    }
    List<FeedStatus> dead =
        health.feeds().stream()
            .filter(
                each ->
                    each.state() == FeedStatus.State.SILENT
                        || each.state() == FeedStatus.State.MISSING)
            .toList();
    if (!dead.isEmpty()) {
      return new StatusBanner(
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
      return new StatusBanner("warn", "Reading what the topics hold: " + percent + "%.");
    }
    if (health.job() == PipelineHealth.Job.STUCK) {
      return new StatusBanner(
          "bad",
          "The detection job has read nothing since "
              + Formatting.brief(health.committed(), now)
              + " UTC, though there is something to read.");
    }
    if (health.job() == PipelineHealth.Job.UNHEARD) {
      return new StatusBanner("warn", "The detection job has not said yet how far it has read.");
    }
    long flowing =
        health.feeds().stream().filter(each -> each.state() == FeedStatus.State.FLOWING).count();
    if (flowing == 0) {
      return new StatusBanner(
          "bad", "No feed has ever brought a record: there is nothing to detect.");
    }
    String behind =
        health.feeds().stream().anyMatch(each -> each.state() == FeedStatus.State.EMPTY)
            ? flowing + " of " + health.feeds().size() + " feeds flow, the others were never heard."
            : "All feeds flow.";
    return new StatusBanner("ok", behind);
  }

  private static String words(FeedStatus feed, long now) {
    return feed.state() == FeedStatus.State.MISSING
        ? "there is no topic " + feed.topic()
        : feed.topic() + " is silent for " + Formatting.span(now - feed.last());
  }
}
