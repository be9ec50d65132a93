package io.ringfence.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** No command of a page can hide from {@link PageCommandsTest}, and each reason is one. */
final class PageRules {

  private static final Set<String> LANGUAGES =
      Set.of(
          "sh",
          "console",
          "text",
          "json",
          "yaml",
          "properties",
          "mermaid",
          "sql",
          "xml",
          "ini",
          "nginx",
          "toml",
          "java");

  private static final int SHORTEST_REASON = 15;

  private final Map<String, Path> tests;

  /**
   * Rules by which a note may name tests.
   *
   * @param tests the source of each by its name
   */
  PageRules(Map<String, Path> tests) {
    this.tests = tests;
  }

  /** What is wrong with a page. */
  List<String> faults(Page page) throws IOException {
    List<String> faults = new ArrayList<>(page.faults());
    for (PageCode each : page.code()) {
      if (!each.isInline()) {
        faults.addAll(hidden(each));
      }
      if (each.isCommand() && each.isNeverRun() && each.note().isEmpty()) {
        faults.add(each + ": a command that is not run, without a reason");
      }
      if (each.isCommand() && each.note().isPresent()) {
        faults.addAll(notes(each, each.note().get()));
      }
    }
    return faults;
  }

  private static List<String> hidden(PageCode block) {
    if (!LANGUAGES.contains(block.language())) {
      return List.of(block + ": the fence has no language that is known: " + block.language());
    }
    if (block.isCommand()) {
      return block.commands().isEmpty() ? List.of(block + ": no command after a $") : List.of();
    }
    return block
        .text()
        .lines()
        .filter(line -> PageCode.COMMAND.matcher(line.strip()).matches())
        .map(line -> block + ": a command in a block of " + block.language() + ": " + line)
        .toList();
  }

  private List<String> notes(PageCode code, Note note) throws IOException {
    List<String> faults = new ArrayList<>();
    for (String test : note.tests()) {
      if (!tests.containsKey(test)) {
        faults.add(code + ": there is no test " + test);
      } else if (note.runBy() && !reads(tests.get(test), code.page())) {
        faults.add(code + ": " + test + " does not read this page");
      }
    }
    if (note.runBy() ? note.tests().isEmpty() : note.text().length() < SHORTEST_REASON) {
      faults.add(code + ": that is no reason: " + note.text());
    }
    return faults;
  }

  /** Whether a test, or what stands beside it, names the page. */
  private static boolean reads(Path test, String page) throws IOException {
    String name = Path.of(page).getFileName().toString();
    try (Stream<Path> beside = Files.list(test.getParent())) {
      for (Path each : beside.filter(file -> file.toString().endsWith(".java")).toList()) {
        if (Files.readString(each).contains(name)) {
          return true;
        }
      }
    }
    return false;
  }
}
