package io.ringfence.bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was measured, and on what. */
public final class Machine {

  private static final String UNKNOWN = "unknown";

  private Machine() {}

  /** How many cores of which processor, as Linux says it. */
  static String processor() {
    int cores = Runtime.getRuntime().availableProcessors();
    try {
      List<String> facts = Files.readAllLines(Path.of("/proc/cpuinfo"));
      return facts.stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> cores + " cores of " + line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(cores + " cores");
    } catch (IOException e) {
      return cores + " cores";
    }
  }

  /** The commit of the checkout that a folder lies in; with a mark if files differ from it. */
  public static String commit(Path folder) throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder(
                  "git", "-C", folder.toString(), "describe", "--always", "--dirty", "--abbrev=8")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String commit = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
      return git.waitFor() == 0 && !commit.isEmpty() ? commit : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN; // there is no git, as in an unpacked archive
    }
  }
}
