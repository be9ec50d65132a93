package io.ringfence.cli.audit;

import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files with personal data that jobs and scans leave, by when they were written.
 *
 * @param what they are, for people
 * @param keep how long after they were written they may lie there
 * @param oldest when the first was written
 */
record LeftFiles(String what, String keep, long files, String oldest, long overdue) {

  /** What lies in a file of some name, and the classes of which the shortest term is its own. */
  private record Kind(String what, List<String> names, List<PolicyClass> of) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "checkpoints and savepoints",
              List.of("_metadata"),
              List.of(
                  PolicyClass.TRAFFIC,
                  PolicyClass.CALLS,
                  PolicyClass.CONTENT,
                  PolicyClass.SECURITY,
                  PolicyClass.LOCATIONS,
                  PolicyClass.LINKS,
                  PolicyClass.ALERTS,
                  PolicyClass.REQUESTS)),
          new Kind(
              "alerts and stories of scans",
              List.of("alerts.jsonl", "stories.jsonl"),
              List.of(PolicyClass.ALERTS)),
          new Kind(
              "derived listings of scans", List.of("derived.jsonl"), List.of(PolicyClass.LINKS)),
          new Kind(
              "refusals of scans",
              List.of("rejected.jsonl", "late.jsonl"),
              List.of(PolicyClass.REFUSALS)));

  /**
   * Looks through folders, with all that is below them.
   *
   * @return kinds of which there are files
   * @throws IOException if one of them cannot be read
   */
  static List<LeftFiles> in(List<Path> folders, RetentionPolicy policy, long asOf)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new NoSuchFileException(folder + " is no folder");
      }
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(Files::isRegularFile).forEach(files::add);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    List<LeftFiles> left = new ArrayList<>();
    for (Kind kind : KINDS) {
      of(kind, files, policy, asOf).ifPresent(left::add);
    }
    return left;
  }

  private static Optional<LeftFiles> of(
      Kind kind, List<Path> files, RetentionPolicy policy, long asOf) throws IOException {
    long keep = kind.of().stream().mapToLong(policy::millis).min().orElseThrow();
    long count = 0;
    long oldest = Long.MAX_VALUE;
    long overdue = 0;
    for (Path each : files) {
      // An empty file, as of a scan without refusals, tells of nobody.
      if (kind.names().contains(each.getFileName().toString()) && Files.size(each) > 0) {
        long written = Files.getLastModifiedTime(each).toMillis();
        count++;
        oldest = Math.min(oldest, written);
        overdue += written + keep < asOf ? 1 : 0;
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new LeftFiles(
                kind.what(), AuditReport.keep(keep), count, AuditReport.time(oldest), overdue));
  }
}
