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
import java.util.TreeMap;

/**
 * What a savepoint holds of others, or of calls, and names a subject: of which kind and how much,
 * but not of whom.
 *
 * @param kinds by class and kind of piece
 * @param unexplained how often the value stands, as bytes, where none of these tells of it, nor
 *     what is held under the subject's own key
 */
public record HeldElsewhere(List<Kind> kinds, long unexplained) {

  /**
   * Pieces of one kind.
   *
   * @param oldest epoch milliseconds; {@link Long#MAX_VALUE} where that is not kept
   * @param until when the last of it goes, epoch milliseconds; {@link Long#MAX_VALUE} where that
   *     does not follow from its time
   */
  public record Kind(PolicyClass of, String what, int count, long oldest, long until) {

    private Kind and(NamedSubject.Found piece) {
      return new Kind(
          of,
          what,
          count + 1,
          piece.time() == Holding.UNKNOWN ? oldest : Math.min(oldest, piece.time()),
          Math.max(until, piece.due()));
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
    Map<String, Kind> kinds = new TreeMap<>();
    for (NamedSubject.Found each : search.named()) {
      PolicyClass of = each.of().orElseThrow();
      String name = of.label() + ' ' + each.what();
      Kind known =
          kinds.getOrDefault(name, new Kind(of, each.what(), 0, Long.MAX_VALUE, Long.MIN_VALUE));
      kinds.put(name, known.and(each));
    }
    return new HeldElsewhere(new ArrayList<>(kinds.values()), search.unexplained());
  }
}
