package io.ringfence.console.page;

import io.ringfence.console.store.AnalystVerdict;
import io.ringfence.console.store.AnalystVerdict.Opinion;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.rule.Mode;
import java.util.Locale;
import java.util.Optional;

/**
 * An alert in a list.
 *
 * @param order by which lists are sorted, the highest first: epoch milliseconds of its beginning
 * @param work what became of it: empty, or such as {@code acknowledged by ada}
 */
public record AlertRow(
    String reference,
    long order,
    String grade,
    String fraud,
    String title,
    String summary,
    Masking.SubjectLink subject,
    String state,
    boolean shadow,
    boolean retro,
    int hits,
    double score,
    long first,
    long last,
    String opinion,
    String work) {

  public static AlertRow of(CachedAlert alert, Optional<AnalystVerdict> verdict, Masking viewer) {
    Masking masking = viewer.about(alert);
    Opinion opinion = verdict.map(AnalystVerdict::opinion).orElse(Opinion.NONE);
    return new AlertRow(
        masking.reference(alert.id()),
        alert.first(),
        alert.severity().name().toLowerCase(Locale.ROOT),
        masking.text(alert.fraud()),
        masking.text(alert.title().isEmpty() ? alert.rule() : alert.title()),
        masking.text(alert.summary()),
        masking.link(alert.subject()),
        masking.text(alert.state()),
        alert.mode() != Mode.ENFORCE,
        alert.retro(),
        alert.hits(),
        alert.score(),
        alert.first(),
        alert.last(),
        opinion.label(),
        switch (opinion) {
          case NONE -> "";
          case ACKNOWLEDGED -> "seen by " + masking.text(verdict.orElseThrow().by());
          default -> "judged " + opinion.label();
        });
  }
}
