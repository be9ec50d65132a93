package io.ringfence.cli.lists;

import io.ringfence.cli.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A folder with lists and their history, and somebody who runs the verbs on them. */
record ListsFolder(Path folder) {

  static final String MONDAY = "2026-11-23T09:00:00Z";
  static final String TUESDAY = "2026-11-24T09:00:00Z";

  Path history() {
    return folder.resolve("history.jsonl");
  }

  Launch run(String verb, Object... arguments) {
    List<String> all = new ArrayList<>(List.of("lists", verb));
    for (Object each : arguments) {
      all.add(each.toString());
    }
    if (!verb.equals("check")) {
      all.addAll(List.of("--history", history().toString()));
    }
    return Launch.of(all.toArray(String[]::new));
  }

  /** Imports a text into the list {@code house}. */
  Launch imported(String time, String text, Object... more) throws IOException {
    List<Object> all =
        new ArrayList<>(List.of(file("list.txt", text), "--list", "house", "--as-of", time));
    all.addAll(List.of(more));
    return run("import", all.toArray());
  }

  Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  static String numbers(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "+1202555" + (1000 + i) + "\n")
        .collect(Collectors.joining());
  }
}
