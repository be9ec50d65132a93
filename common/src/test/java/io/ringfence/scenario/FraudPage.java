package io.ringfence.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A page of deploy/docs/frauds, as far as it has a form. */
record FraudPage(String fraud, List<String> lines) {

  static final Path FOLDER = Path.of("../deploy/docs/frauds");

  /** A row of a page's table of rules. */
  record Row(String rule, String severity, String mode) {}

  /** All pages; what the folder says of itself is none. */
  static List<FraudPage> all() throws IOException {
    List<FraudPage> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".md") && !name.equals("README.md")) {
          pages.add(new FraudPage(name.replace(".md", ""), Files.readAllLines(file)));
        }
      }
    }
    return pages;
  }

  /** The rows of the table in the folder's README, in order. */
  static List<String> index() throws IOException {
    return Files.readAllLines(FOLDER.resolve("README.md")).stream()
        .filter(line -> line.startsWith("| ["))
        .toList();
  }

  /** What the first heading says in brackets. */
  String title() {
    return headings().get(0).replaceFirst("# " + fraud + " \\((.+)\\)", "$1");
  }

  List<String> headings() {
    return lines.stream().filter(line -> line.matches("##? .*")).toList();
  }

  /**
   * The rows under "Rules", without its head: the rule comes first, severity and mode last. What
   * stands between may have bars of its own.
   */
  List<Row> rules() {
    List<String> table =
        lines.stream()
            .dropWhile(line -> !line.equals("## Rules"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("|"))
            .toList();
    return table.stream().skip(2).map(FraudPage::row).toList();
  }

  private static Row row(String line) {
    List<String> cells = Stream.of(line.split("\\|", -1)).map(FraudPage::plain).toList();
    // The row ends with a bar.
    int last = cells.size() - 2;
    return last < 5
        ? new Row(line, "", "")
        : new Row(cells.get(1), cells.get(last - 1), cells.get(last));
  }

  private static String plain(String cell) {
    return cell.replace("`", "").trim();
  }
}
