package io.ringfence.cli.serve;

import io.ringfence.console.topics.FeedStatus;
import io.ringfence.console.topics.PipelineHealth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people have to be told of the server itself. It is shown how things are, and says what has
 * changed: each trouble once when it begins, and once when it is over.
 */
final class Watch {

  /** Some troubles are told while there is still time. */
  static final double FILLING = 0.8;

  private static final double LEAST_FREE = 0.1;

  /** More than what a clock that is kept in time is corrected by. */
  private static final long CLOCK_MILLIS = 60_000;

  /**
   * A trouble, or its end.
   *
   * @param id the same for both
   */
  record Change(String id, boolean open, String title, String text) {}

  private record Trouble(String title, String text) {}

  private final Map<String, Trouble> open = new LinkedHashMap<>();
  private final long offset;

  /**
   * Begins.
   *
   * @param wallMillis what the clock says
   * @param steadyMillis what a clock says that nobody sets
   */
  Watch(long wallMillis, long steadyMillis) {
    offset = wallMillis - steadyMillis;
  }

  /**
   * What is new.
   *
   * @param health of feeds and jobs
   * @param used of the bound of the data folder
   * @param free of the disk
   * @param files that cannot be read, with the reasons
   * @param refusals troubles of those who refuse: titles, with a sentence each
   */
  List<Change> look(
      PipelineHealth health,
      double used,
      double free,
      Map<String, String> files,
      Map<String, String> refusals,
      long wallMillis,
      long steadyMillis) {
    Map<String, Trouble> now = new LinkedHashMap<>();
    for (FeedStatus feed : health.feeds()) {
      if (feed.state() == FeedStatus.State.SILENT) {
        now.put(
            "feed-" + feed.topic(),
            new Trouble(
                "The feed " + feed.topic() + " is silent",
                "It has sent nothing for longer than --silent-after."));
      }
    }
    if (health.job() == PipelineHealth.Job.STUCK) {
      now.put(
          "behind",
          new Trouble(
              "Detection is behind", "Records wait, and none has been taken in for five minutes."));
    }
    if (used > FILLING) {
      now.put(
          "bound",
          new Trouble(
              "The data folder is nearly as large as --disk allows",
              "At nine tenths of it the oldest traffic is deleted; alerts and lists stay."));
    }
    if (free < LEAST_FREE) {
      now.put(
          "disk",
          new Trouble(
              "The disk is nearly full",
              "When it is full, the server stops. Make room, or say a smaller --disk."));
    }
    if (Math.abs(wallMillis - steadyMillis - offset) > CLOCK_MILLIS) {
      now.put(
          "clock",
          new Trouble(
              "The clock was set",
              "It differs by more than a minute from when the server started. Records of the future"
                  + " are refused, and retention follows this clock: have it kept in time."));
    }
    files.forEach(
        (file, why) ->
            now.put(
                "file-" + file,
                new Trouble("A file of a feed cannot be read", file + ": " + why + ".")));
    refusals.forEach((title, text) -> now.put("deny-" + title, new Trouble(title, text)));
    List<Change> changes = new ArrayList<>();
    now.forEach(
        (id, trouble) -> {
          if (!open.containsKey(id)) {
            changes.add(new Change(id, true, trouble.title(), trouble.text()));
          }
        });
    open.forEach(
        (id, trouble) -> {
          if (!now.containsKey(id)) {
            changes.add(new Change(id, false, trouble.title(), "It is over."));
          }
        });
    open.clear();
    open.putAll(now);
    return changes;
  }
}
