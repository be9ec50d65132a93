package io.ringfence.console.topics;

import java.util.List;

/**
 * How the feeds and the job are.
 *
 * @param reachable whether the broker answers
 * @param since since when it does or does not, epoch milliseconds
 * @param job what can be said of the detection job
 * @param committed when the job last said how far it has read; {@link Long#MIN_VALUE} if never
 */
public record PipelineHealth(
    boolean reachable, long since, List<FeedStatus> feeds, Job job, long committed) {

  /** What can be said of the detection job. */
  public enum Job {
    READING("ok", "The detection job reads."),
    /** It has not said for long that it has read anything. */
    STUCK("bad", "The detection job does not read, though there is something to read."),
    UNHEARD(
        "warn",
        "The detection job has never said how far it has read: it does so with its checkpoints."),
    UNKNOWN("warn", "The broker does not answer, so nothing is known of the detection job.");

    private final String grade;
    private final String words;

    Job(String grade, String words) {
      this.grade = grade;
      this.words = words;
    }

    /** Of the page: ok, warn or bad. */
    public String grade() {
      return grade;
    }

    public String words() {
      return words;
    }
  }
}
