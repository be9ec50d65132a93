package io.ringfence.cli.serve;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps the folder below its bound: of the topics that may lose records, the oldest segment goes
 * first, whichever topic it is of. Kafka's own bound is of one partition each, and would cut the
 * only feed of a small provider to a fraction of the disk.
 *
 * @param expendable topics of which the oldest records may go
 */
record DiskBound(Path data, Path logs, long bound, Set<String> expendable) {

  /** How much of the bound is used when the oldest records go; below it there is room to go on. */
  private static final double FULL = 0.9;

  private record Segment(TopicPartition partition, long end, long size, long last) {}

  /** How much of the bound is used. */
  double used() {
    return (double) size(data.toFile()) / bound;
  }

  /** Deletes what has to go; returns how many bytes that are. */
  long enforce(Admin admin) throws ExecutionException, InterruptedException {
    long excess = size(data.toFile()) - (long) (bound * FULL);
    long freed = 0;
    Map<TopicPartition, RecordsToDelete> gone = new HashMap<>();
    if (excess > 0) {
      for (Segment each : oldestFirst()) {
        if (freed >= excess) {
          break;
        }
        gone.put(each.partition(), RecordsToDelete.beforeOffset(each.end()));
        freed += each.size();
      }
      admin.deleteRecords(gone).all().get();
    }
    return freed;
  }

  private List<Segment> oldestFirst() {
    List<Segment> closed = new ArrayList<>();
    try (Stream<Path> folders = Files.list(logs)) {
      for (Path each : folders.toList()) {
        String name = each.getFileName().toString();
        int dash = name.lastIndexOf('-');
        if (dash > 0 && expendable.contains(name.substring(0, dash))) {
          closed.addAll(
              closed(
                  each,
                  new TopicPartition(
                      name.substring(0, dash), Integer.parseInt(name.substring(dash + 1)))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    closed.sort(Comparator.comparingLong(Segment::last).thenComparingLong(Segment::end));
    return closed;
  }

  /** All segments of a partition but the last, which is written to. */
  private static List<Segment> closed(Path folder, TopicPartition partition) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(each -> each.toString().endsWith(".log")).sorted().toList();
    }
    List<Segment> closed = new ArrayList<>();
    for (int i = 0; i + 1 < files.size(); i++) {
      Path file = files.get(i);
      closed.add(
          new Segment(
              partition,
              base(files.get(i + 1)),
              file.toFile().length(),
              file.toFile().lastModified()));
    }
    return closed;
  }

  private static long base(Path segment) {
    return Long.parseLong(segment.getFileName().toString().replace(".log", ""));
  }

  /** What files hold. An index that is mapped is larger than what is written of it. */
  private static long size(File file) {
    File[] inside = file.listFiles();
    if (inside == null) {
      return file.getName().endsWith("index") ? 0 : file.length(); // 0 of one that is gone
    }
    return Stream.of(inside).mapToLong(DiskBound::size).sum();
  }
}
