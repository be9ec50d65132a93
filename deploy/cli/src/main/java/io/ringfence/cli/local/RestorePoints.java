package io.ringfence.cli.local;

import io.ringfence.cli.audit.savepoint.NoSavepointException;
import io.ringfence.cli.audit.savepoint.StoredCheckpoint;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** What a job can be started from: its own checkpoints, and the savepoint of an orderly stop. */
final class RestorePoints {

  /** The one that is restored, and one for the case that it cannot be read. */
  private static final int KEPT = 2;

  private final Path checkpoints;
  private final Path savepoints;
  private final List<String> troubles = new ArrayList<>();
  private final List<StoredCheckpoint> whole = new ArrayList<>();

  /**
   * Looks at all of them.
   *
   * @param checkpoints the folder of one job
   * @param savepoints the folder of the same job
   */
  RestorePoints(Path checkpoints, Path savepoints) throws IOException {
    this.checkpoints = checkpoints;
    this.savepoints = savepoints;
    for (Path each : folders()) {
      try {
        whole.add(StoredCheckpoint.open(each));
      } catch (NoSavepointException e) {
        troubles.add(e.getMessage());
      }
    }
    whole.sort(Comparator.comparingLong(StoredCheckpoint::id).reversed());
  }

  private List<Path> folders() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(checkpoints)) {
      all.filter(each -> each.getFileName().toString().startsWith("chk-")).forEach(found::add);
    }
    try (Stream<Path> all = Files.list(savepoints)) {
      all.filter(Files::isDirectory).forEach(found::add);
    }
    return found;
  }

  /** Whether the last that was written is a savepoint, which other releases read, too. */
  boolean endsWithSavepoint() {
    return !whole.isEmpty() && isSavepoint(whole.get(0));
  }

  boolean isSavepoint(StoredCheckpoint point) {
    return point.folder().startsWith(savepoints);
  }

  /** Whether there is nothing, not even something damaged. */
  boolean none() {
    return whole.isEmpty() && troubles.isEmpty();
  }

  /** What is damaged, a line each. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }

  /** The newest that is whole. */
  Optional<StoredCheckpoint> newest() {
    return whole.stream().findFirst();
  }

  /**
   * The newest that is whole and knows of no record that the logs do not have.
   *
   * @param ends of the logs
   */
  Optional<StoredCheckpoint> fitting(Map<TopicPartition, Long> ends) {
    for (StoredCheckpoint each : whole) {
      try {
        if (each.offsets().entrySet().stream()
            .allMatch(read -> read.getValue() <= ends.getOrDefault(read.getKey(), 0L))) {
          return Optional.of(each);
        }
        troubles.add(each.folder() + " has read more than the logs hold");
      } catch (NoSavepointException e) {
        troubles.add(e.getMessage());
      }
    }
    return Optional.empty();
  }

  /**
   * Deletes what a start from this one, or from the one before, does not need.
   *
   * @param chosen empty for a start from nothing
   */
  void sweep(Optional<StoredCheckpoint> chosen) throws IOException {
    Set<Path> needed = new HashSet<>();
    if (chosen.isPresent()) {
      whole.stream()
          .filter(each -> each.id() <= chosen.get().id())
          .limit(KEPT)
          .forEach(each -> needed.addAll(each.files()));
    }
    for (Path each : List.of(checkpoints, savepoints)) {
      sweep(each, needed);
    }
  }

  private static void sweep(Path folder, Set<Path> needed) throws IOException {
    List<Path> all;
    try (Stream<Path> walked = Files.walk(folder)) {
      all = walked.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      // A folder in which something stays is not deleted, and that is right.
      boolean goes = !needed.contains(each) && !each.equals(folder);
      if (goes && !each.toFile().delete() && !Files.isDirectory(each)) {
        throw new AccessDeniedException(each.toString());
      }
    }
  }
}
