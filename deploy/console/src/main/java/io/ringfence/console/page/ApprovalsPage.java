package io.ringfence.console.page;

import io.ringfence.console.store.ApprovalStore;
import io.ringfence.signal.Privacy;
import java.util.List;

/**
 * Requests that wait for a second person.
 *
 * @param needed whether the policy demands one for anything
 */
public record ApprovalsPage(PageLayout layout, List<Line> open, boolean needed) {

  /**
   * One request.
   *
   * @param own whether whoever looks has asked for it, and so cannot approve it
   * @param until when it has to be asked for again, epoch milliseconds
   */
  public record Line(
      String id,
      String action,
      Masking.SubjectLink subject,
      String reason,
      String actor,
      long time,
      long until,
      boolean own) {}

  public static ApprovalsPage of(
      PageLayout layout, List<ApprovalStore.Asked> open, boolean needed, Masking masking) {
    return new ApprovalsPage(
        layout,
        open.stream().map(each -> line(each.request(), layout.user(), masking)).toList(),
        needed);
  }

  private static Line line(Privacy asked, String user, Masking masking) {
    return new Line(
        asked.id(),
        asked.action().event(),
        masking.link(asked.subject()),
        masking.text(asked.reason()),
        masking.text(asked.actor()),
        asked.time(),
        asked.time() + ApprovalStore.TERM.toMillis(),
        asked.actor().equalsIgnoreCase(user));
  }
}
