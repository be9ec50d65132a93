package io.ringfence.console.store;

import java.util.Optional;

/**
 * The verdicts on the alerts that somebody may see. Of what others said only the verdict: a note
 * and a name may be about anybody.
 *
 * @param user whose notes are shown
 */
public record LimitedVerdicts(VerdictStore all, Alerts alerts, String user) implements Verdicts {

  @Override
  public Optional<AnalystVerdict> of(String alert) {
    return alerts.find(alert).flatMap(shown -> all.of(alert)).map(this::ownWords);
  }

  private AnalystVerdict ownWords(AnalystVerdict said) {
    return said.by().equals(user)
        ? said
        : new AnalystVerdict(
            said.alert(), said.version(), said.opinion(), "", "another", said.time());
  }

  @Override
  public int held() {
    return (int) alerts.all().stream().filter(each -> all.of(each.id()).isPresent()).count();
  }

  @Override
  public long dropped() {
    return 0;
  }

  /** Whose a record is that was not believed is not known. */
  @Override
  public long refused() {
    return 0;
  }
}
