package io.ringfence.console.page;

import io.ringfence.console.board.HeldAlert;
import io.ringfence.console.board.Verdict;
import io.ringfence.console.board.Verdict.Opinion;
import io.ringfence.rule.Mode;
import java.util.Locale;
import java.util.Optional;

/**
 * An alert in a list.
 *
 * @param order by which lists are sorted, the highest first: epoch milliseconds of its beginning
 * @param work what became of it: empty, or such as {@code acknowledged by ada}
 */
public record Row(
    String reference,
    long order,
    String grade,
    String fraud,
    String title,
    String summary,
    Sight.SubjectLink subject,
    String state,
    boolean shadow,
    boolean retro,
    int hits,
    double score,
    long first,
    long last,
    String opinion,
    String work) {

  public static Row of(HeldAlert alert, Optional<Verdict> verdict, Sight masking) {
    Opinion opinion = verdict.map(Verdict::opinion).orElse(Opinion.NONE);
    return new Row(
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
          case ACKNOWLEDGED -> "seen by " + verdict.orElseThrow().by();
          default -> "judged " + opinion.label();
        });
  }
}
