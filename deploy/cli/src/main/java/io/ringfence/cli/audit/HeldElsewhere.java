package io.ringfence.cli.audit;

import io.ringfence.cli.audit.savepoint.NoSavepointException;
import io.ringfence.cli.audit.savepoint.Savepoint;
import io.ringfence.privacy.Holding;
import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.signal.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a savepoint holds of a subject, by class and kind of piece: how much, but not of whom it is
 * where it is held of others. Holds, and what tells of one, are left out.
 *
 * @param own under the subject's own key
 * @param kinds held of others, or of calls, and naming the subject
 * @param unexplained how often the value stands, as bytes, where none of these tells of it, nor
 *     what is held under the subject's own key
 */
public record HeldElsewhere(List<Kind> own, List<Kind> kinds, long unexplained) {

  /** Whoever asks for access is not told that there is a hold. */
  private static final Set<String> NOT_TOLD =
      Set.of("holds", "erasures put off", NamedSubject.KEY_ALONE);

  /**
   * Pieces of one kind.
   *
   * @param of the class; empty of timers
   * @param oldest epoch milliseconds; {@link Long#MAX_VALUE} where that is not kept
   * @param until when the last of it goes, epoch milliseconds; {@link Long#MAX_VALUE} where that
   *     does not follow from its time
   */
  public record Kind(String of, String what, int count, long oldest, long until) {

    private static Kind of(NamedSubject.Found piece) {
      return new Kind(
          piece.of().map(PolicyClass::label).orElse(""),
          piece.what(),
          1,
          piece.time() == Holding.UNKNOWN ? Long.MAX_VALUE : piece.time(),
          piece.due());
    }

    private Kind and(Kind more) {
      return new Kind(
          of, what, count + 1, Math.min(oldest, more.oldest), Math.max(until, more.until));
    }
  }

  /**
   * Searches a savepoint of the detection job.
   *
   * @throws NoSavepointException if it is none, or lacks a file
   * @throws IOException if there is anything in it that this release cannot read
   */
  public static HeldElsewhere in(Path savepoint, RetentionPolicy policy, Subject subject)
      throws NoSavepointException, IOException {
    Savepoint opened = Savepoint.open(savepoint);
    NamedSubject search = new NamedSubject(subject);
    Audit audit = new Audit(policy, Long.MIN_VALUE, Optional.of(search));
    opened.showUnkeyed(audit);
    opened.showKeyed(audit);
    if (!audit.faults().isEmpty()) {
      throw new IOException("it cannot be read whole: see `ringfence audit`");
    }
    return new HeldElsewhere(kinds(search.own()), kinds(search.named()), search.allUnexplained());
  }

  private static List<Kind> kinds(List<NamedSubject.Found> found) {
    Map<String, Kind> kinds = new TreeMap<>();
    found.stream()
        .filter(each -> !NOT_TOLD.contains(each.what()))
        .map(Kind::of)
        .forEach(each -> kinds.merge(each.of + ' ' + each.what, each, Kind::and));
    return new ArrayList<>(kinds.values());
  }
}
