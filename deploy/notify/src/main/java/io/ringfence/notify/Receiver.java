package io.ringfence.notify;

import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import java.time.Duration;
import java.util.Set;

/**
 * Who is told of what.
 *
 * @param severity the least
 * @param frauds empty for all but what only informs
 * @param tenants empty for all
 * @param masked whether it may see no names, numbers and addresses
 * @param limit messages in ten minutes, a digest not counted
 * @param every least time between two messages on the same alert
 */
public record Receiver(
    String name,
    Channel channel,
    Severity severity,
    Set<String> frauds,
    Set<Mode> modes,
    Set<String> tenants,
    Set<About> about,
    boolean masked,
    int limit,
    Duration every) {

  /** What there is to tell. */
  enum About {
    ABUSE,
    SYSTEM
  }

  /** Whether it is told of this. */
  public boolean takes(Notice notice) {
    if (notice.severity().compareTo(severity) < 0) {
      return false;
    }
    return notice instanceof AlertNotice alert
        ? about.contains(About.ABUSE)
            && modes.contains(alert.mode())
            && (tenants.isEmpty() || tenants.contains(alert.tenant()))
            && (frauds.isEmpty() ? !alert.informs() : frauds.contains(alert.fraud()))
        : about.contains(About.SYSTEM);
  }
}
