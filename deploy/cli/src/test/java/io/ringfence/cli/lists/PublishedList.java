package io.ringfence.cli.lists;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * What the keeper of a real list published: outside data from the folder that {@code
 * -Dringfence.data} names, columns time, commit, op (snapshot, add or remove) and subject.
 *
 * @param changes in order of time
 */
record PublishedList(List<Change> changes) {

  /** One row. */
  record Change(long time, boolean add, String subject) {}

  /** Skips the test where the file is absent. */
  static PublishedList read(String name) throws IOException {
    Path file = OutsideData.file(name);
    List<Change> changes = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      in.lines()
          .skip(1)
          .map(row -> row.split(",", 4))
          .forEach(row -> changes.add(new Change(time(row[0]), !row[2].equals("remove"), row[3])));
    }
    changes.sort(Comparator.comparingLong(Change::time));
    return new PublishedList(changes);
  }

  static long time(String text) {
    return OffsetDateTime.parse(text).toInstant().toEpochMilli();
  }

  /** When something changed. */
  NavigableSet<Long> times() {
    NavigableSet<Long> times = new TreeSet<>();
    changes.forEach(each -> times.add(each.time));
    return times;
  }

  /** All that the list named after the changes of these times, each of its own and those before. */
  Set<String> snapshot(long time) {
    Set<String> held = new HashSet<>();
    for (Change each : changes) {
      if (each.time > time) {
        break;
      }
      if (each.add) {
        held.add(each.subject);
      } else {
        held.remove(each.subject);
      }
    }
    return held;
  }

  /**
   * Whether the list named one of some subjects at a moment, had only the changes of some times
   * been made.
   */
  boolean named(Predicate<String> subjects, long moment, LongPredicate made) {
    Set<String> held = new HashSet<>();
    for (Change each : changes) {
      if (each.time <= moment && subjects.test(each.subject) && made.test(each.time)) {
        if (each.add) {
          held.add(each.subject);
        } else {
          held.remove(each.subject);
        }
      }
    }
    return !held.isEmpty();
  }
}
