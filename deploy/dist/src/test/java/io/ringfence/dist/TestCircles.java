package io.ringfence.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lists the test classes of both circles, and finds those of the everyday circle that did not run:
 * by a wrong name, a wrong tag, or in a module that no build names.
 */
public final class TestCircles {

  /** What runs by a command of its own, each with what it is for. */
  private static final Map<String, String> ON_REQUEST =
      Map.of("io.ringfence.fuzz.FuzzingRun", "the profile fuzz");

  /** A command that leaves out tests or modules on purpose. */
  private static final Pattern SELECTED =
      Pattern.compile(
          "(?s).*(?:^|\\s)(?:-pl|-rf|--projects|--resume-from"
              + "|-D(?:it\\.)?test=|-Dgroups=|-DexcludedGroups=|-DskipTests|-DskipITs"
              + "|-Dmaven\\.test\\.skip).*");

  private TestCircles() {}

  /** The root of the checkout, and {@code full} if the classes of both circles have to have run. */
  public static void main(String[] arguments) throws IOException {
    boolean both = arguments.length > 1 && arguments[1].equals("full");
    check(
        Path.of(arguments[0]).toAbsolutePath().normalize(),
        System.getenv().getOrDefault("MAVEN_CMD_LINE_ARGS", ""),
        both ? each -> true : TestCircles::isEveryday);
  }

  static boolean isEveryday(TestSource test) {
    return test.everyday() > 0;
  }

  /** Fails the build for what did not run. */
  static void check(Path root, String command, Predicate<TestSource> expected) throws IOException {
    List<String> missing = run(root, command, expected);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "of the circle that was to run, and without a report: " + String.join(", ", missing));
    }
  }

  /**
   * Writes the list, prints a line, and tells what did not run.
   *
   * @param command what Maven was called with
   * @param expected what has to have run
   * @return full names, without any if the command has chosen tests or modules
   */
  static List<String> run(Path root, String command, Predicate<TestSource> expected)
      throws IOException {
    List<TestSource> all = sources(root);
    Path list = root.resolve("deploy/dist/target/test-circles.txt");
    Files.createDirectories(list.getParent());
    Files.write(list, all.stream().map(TestCircles::line).toList());
    System.out.println(summary(all) + "; " + root.relativize(list) + " lists them");
    if (SELECTED.matcher(command).matches()) {
      System.out.println("Some tests or modules were chosen: not held against that list.");
      return List.of();
    }
    return all.stream()
        .filter(each -> expected.test(each) && !ON_REQUEST.containsKey(each.type()))
        .filter(each -> !BuildReports.exists(each.module(), each.type()))
        .map(TestSource::type)
        .toList();
  }

  private static String line(TestSource test) {
    String circle = ON_REQUEST.containsKey(test.type()) ? "request" : test.circle();
    return "%-8s  %s  %d everyday, %d full"
        .formatted(circle, test.type(), test.everyday(), test.full());
  }

  private static String summary(List<TestSource> all) {
    List<TestSource> run = all.stream().filter(e -> !ON_REQUEST.containsKey(e.type())).toList();
    return "Test classes: %d everyday, %d full, %d of both circles, %d on request"
        .formatted(
            run.stream().filter(each -> each.circle().equals("everyday")).count(),
            run.stream().filter(each -> each.circle().equals("full")).count(),
            run.stream().filter(each -> each.circle().equals("both")).count(),
            all.size() - run.size());
  }

  /** Of all modules, whether a build names them or not, by circle and name. */
  static List<TestSource> sources(Path root) throws IOException {
    List<TestSource> found = new ArrayList<>();
    for (Path module : modules(root)) {
      try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
        for (Path each : files.filter(file -> file.toString().endsWith(".java")).toList()) {
          TestSource source = TestSource.read(module, each);
          if (source.hasTests()) {
            found.add(source);
          }
        }
      }
    }
    found.sort(Comparator.comparing(TestSource::circle).thenComparing(TestSource::type));
    return found;
  }

  private static List<Path> modules(Path root) throws IOException {
    try (Stream<Path> folders = Files.walk(root, 3)) {
      return folders
          .filter(each -> Files.isDirectory(each.resolve("src/test/java")))
          .sorted()
          .toList();
    }
  }
}
