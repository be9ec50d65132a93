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
    /** It reads what comes. */
    READING,
    /** It has not said for long that it has read anything, though there is something to read. */
    STUCK,
    /** It has never said anything. */
    UNHEARD,
    UNKNOWN
  }
}
