package io.ringfence.console.store;

import io.ringfence.console.store.AnalystVerdict.Opinion;
import java.util.Optional;

/**
 * The verdicts on the alerts that somebody may see. Who is limited to tenants sees of what others
 * said only the verdict: a note and a name may be about anybody.
 *
 * @param user who looks
 */
public record Verdicts(VerdictStore all, Alerts alerts, String user) {

  public Optional<AnalystVerdict> of(String alert) {
    return alerts.isLimited()
        ? alerts.find(alert).flatMap(shown -> all.of(alert)).map(this::ownWords)
        : all.of(alert);
  }

  private AnalystVerdict ownWords(AnalystVerdict said) {
    return said.by().equals(user)
        ? said
        : new AnalystVerdict(
            said.alert(), said.version(), said.opinion(), "", "another", said.time());
  }

  /** What counts of it: one that was taken back equals none. */
  public Opinion opinion(String alert) {
    return of(alert).map(AnalystVerdict::opinion).orElse(Opinion.NONE);
  }

  public int held() {
    return alerts.isLimited()
        ? (int) alerts.all().stream().filter(each -> all.of(each.id()).isPresent()).count()
        : all.held();
  }

  public long dropped() {
    return alerts.isLimited() ? 0 : all.dropped();
  }

  /** Records that were not believed; whose they are is not known. */
  public long refused() {
    return alerts.isLimited() ? 0 : all.refused();
  }
}
