package io.ringfence.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.Launch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real lists, imported snapshot after snapshot as their keepers published them. Outside data from
 * the folder that {@code -Dringfence.data} names: {@code unwanted-call-numbers-history.csv.gz} and
 * {@code vpn-networks-history.csv.gz}, columns time, commit, op (snapshot, add or remove) and
 * subject.
 */
@Tag("full")
class RealListsTest {

  /** What the North American plan can dial; the files hold nonsense, too. */
  private static final Pattern DIALLABLE = Pattern.compile("[2-9]\\d{2}[2-9]\\d{6}");

  @TempDir private Path folder;

  /** What the list was after each change, by time. */
  private static NavigableMap<Long, Set<String>> snapshots(String name, Set<Long> kept)
      throws IOException {
    Path file = OutsideData.file(name);
    Map<Long, List<String[]>> changes = new TreeMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      in.lines()
          .skip(1)
          .map(row -> row.split(",", 4))
          .forEach(
              row ->
                  changes
                      .computeIfAbsent(
                          OffsetDateTime.parse(row[0]).toInstant().toEpochMilli(),
                          time -> new ArrayList<>())
                      .add(row));
    }
    TreeMap<Long, Set<String>> snapshots = new TreeMap<>();
    Set<String> now = new TreeSet<>();
    changes.forEach(
        (time, rows) -> {
          for (String[] row : rows) {
            if (row[2].equals("remove")) {
              now.remove(row[3]);
            } else {
              now.add(row[3]);
            }
          }
          if (kept.isEmpty() || kept.contains(time)) {
            snapshots.put(time, Set.copyOf(now));
          }
        });
    return snapshots;
  }

  private static long time(String text) {
    return OffsetDateTime.parse(text).toInstant().toEpochMilli();
  }

  private Launch imported(long time, Set<String> snapshot, String... more) throws IOException {
    Path file = folder.resolve("snapshot.txt");
    Files.write(file, new TreeSet<>(snapshot));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "lists",
                "import",
                file.toString(),
                "--list",
                "real",
                "--history",
                folder.resolve("history.jsonl").toString(),
                "--as-of",
                Instant.ofEpochMilli(time).toString()));
    arguments.addAll(List.of(more));
    return Launch.of(arguments.toArray(String[]::new));
  }

  private Set<String> exported(String form, long at) {
    Launch launch =
        Launch.of(
            "lists",
            "export",
            "--format",
            form,
            "--at",
            Instant.ofEpochMilli(at).toString(),
            "--history",
            folder.resolve("history.jsonl").toString());
    assertThat(launch.exit()).as(launch.err()).isZero();
    return launch.out().lines().collect(Collectors.toSet());
  }

  @Test
  void theAccidentalRemovalOfThousandsOfNumbersIsHeld() throws IOException {
    long before = time("2025-11-14T23:10:14Z");
    long accident = time("2025-11-15T13:02:07+08:00");
    long undone = time("2025-11-15T13:02:21+08:00");
    NavigableMap<Long, Set<String>> snapshots =
        snapshots(
            "unwanted-call-numbers-history.csv.gz",
            Set.of(before, accident, undone, time("2025-12-11T22:24:43Z")));

    Launch refused = imported(before, snapshots.get(before), "--kind", "number");
    Launch first = imported(before, snapshots.get(before), "--kind", "number", "--skip-refused");
    Launch held = imported(accident, snapshots.get(accident), "--kind", "number", "--skip-refused");
    Launch same = imported(undone, snapshots.get(undone), "--kind", "number", "--skip-refused");
    Launch last =
        imported(
            snapshots.lastKey(),
            snapshots.lastEntry().getValue(),
            "--kind",
            "number",
            "--skip-refused");

    System.out.print(first.out() + held.err() + same.out() + last.out());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("nonsense-number").contains("more");
    assertThat(first.exit()).isZero();
    assertThat(held.exit()).isEqualTo(1);
    assertThat(held.err()).contains("would go").contains("--confirm");
    assertThat(same.out()).contains(" 0 added, 0 removed, 0 changed");
    assertThat(last.out()).contains(" 0 removed, 0 changed");
    for (long at : new long[] {before, accident, undone, snapshots.lastKey()}) {
      Set<String> expected =
          (at == accident ? snapshots.get(before) : snapshots.get(at))
              .stream()
                  .filter(each -> DIALLABLE.matcher(each).matches())
                  .map(each -> "+1" + each + ":0:0:real:0")
                  .collect(Collectors.toSet());
      Set<String> exported = exported("htable", at);
      exported.removeIf(each -> each.startsWith("key_name"));
      // Some numbers are written with their country code.
      assertThat(exported.containsAll(expected)).isTrue();
      assertThat(exported.size() - expected.size()).isBetween(0, expected.size() / 100);
    }
  }

  @Test
  void aListOfNetworksIsAtEveryTimeWhatItsKeeperHadPublished() throws IOException {
    NavigableMap<Long, Set<String>> snapshots = snapshots("vpn-networks-history.csv.gz", Set.of());
    int held = 0;
    for (Map.Entry<Long, Set<String>> each : snapshots.entrySet()) {
      if (each.getKey() > snapshots.firstKey() + 14 * 86_400_000L) {
        break;
      }
      Launch launch = imported(each.getKey(), each.getValue(), "--format", "netset");
      held += launch.exit() == 1 ? 1 : 0;
      assertThat(launch.exit()).as(launch.err()).isZero();
      Set<String> published =
          each.getValue().stream()
              .map(one -> one.replaceFirst("/32$", ""))
              .collect(Collectors.toSet());
      assertThat(exported("netset", each.getKey()).equals(published)).isTrue();
    }
    assertThat(held).isZero();
  }
}
