package io.ringfence.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code in a page: a fenced block, or code within a line.
 *
 * @param page the page's path in the project
 * @param line where the code begins, from 1
 * @param language the word behind the fence, may be empty; {@link #INLINE} within a line
 * @param note what the page says of running it
 */
record PageCode(String page, int line, String language, String text, Optional<Note> note) {

  static final String INLINE = "inline";

  /** Commands and what they print; a command begins with this. */
  private static final String PROMPT = "$ ";

  /** What a line of a shell begins with, where pages tell what to type. */
  static final Pattern COMMAND =
      Pattern.compile(
          "(?:\\$ |sudo |source )?(?:(?:deploy|bin)/ringfence|ringfence|deploy/sip-lab/run|\\.ci/run|mvn|flink"
              + "|kubectl|kustomize|docker|helm|kind|minikube|promtool|prometheus|nft|kamcmd|systemctl"
              + "|journalctl|kafka-[a-z-]+|kcat|openssl|jq|tar|curl|java|git|standalone-job\\.sh"
              + "|taskmanager\\.sh|source <\\(ringfence)(?: .*)?");

  /** Of other programs, which prose names by one word of theirs, such as {@code flink run}. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:mvn|flink|kubectl|docker|kamcmd|promtool|standalone-job\\.sh|systemctl) \\S+ \\S.*"
              + "|source <\\(ringfence .*");

  private static final Pattern LAUNCHER = Pattern.compile("(?:(?:deploy|bin)/)?ringfence (.*)");

  /** Verbs with verbs of their own. */
  private static final Set<String> FAMILIES = Set.of("lists", "rules", "console");

  /** What no test runs: it needs other machines, installs something, or is the build itself. */
  private static final Pattern NEVER =
      Pattern.compile(
          "(?m)^(?:sudo|mvn|docker|flink|kubectl|helm|kind|minikube|kamcmd|systemctl|prometheus|git"
              + "|standalone-job\\.sh|taskmanager\\.sh|deploy/sip-lab/run|\\.ci/run|curl) ");

  private static final Map<String, Note> ALWAYS =
      Map.of(
          "mvn", new Note(false, "is this build, or a part of it"),
          "kubectl", new Note(false, "needs a Kubernetes cluster"));

  /** With the reason that some programs always have where prose names them. */
  PageCode withUsualNote() {
    Note usual = ALWAYS.get(text.split(" ", 2)[0]);
    return isInline() && note.isEmpty() && usual != null
        ? new PageCode(page, line, language, text, Optional.of(usual))
        : this;
  }

  /** Whether it is a command that has to have a note. */
  boolean isNeverRun() {
    return NEVER.matcher(script()).find();
  }

  boolean isInline() {
    return language.equals(INLINE);
  }

  /** Whether it is something to type, as a whole. */
  boolean isCommand() {
    if (isInline()) {
      return WHOLE.matcher(text).matches() || isWholeVerb();
    }
    return language.equals("sh") || language.equals("console");
  }

  /** Whether more than a verb of the launcher is named. */
  private boolean isWholeVerb() {
    Matcher launcher = LAUNCHER.matcher(text);
    if (!launcher.matches()) {
      return false;
    }
    List<String> words = List.of(launcher.group(1).split(" "));
    boolean family = FAMILIES.contains(words.get(0)) && words.size() > 1;
    int verb = words.get(0).startsWith("-") ? 0 : family && !words.get(1).startsWith("-") ? 2 : 1;
    return words.size() > verb;
  }

  /** What is typed. */
  String script() {
    if (!language.equals("console")) {
      return text;
    }
    StringBuilder script = new StringBuilder();
    boolean continued = false;
    for (String each : text.lines().toList()) {
      if (each.startsWith(PROMPT) || continued) {
        script.append(continued ? each : each.substring(PROMPT.length())).append('\n');
        continued = each.endsWith("\\");
      }
    }
    return script.toString();
  }

  /** The lines that the page says are printed. */
  List<String> printed() {
    List<String> printed = new ArrayList<>();
    boolean continued = false;
    if (language.equals("console")) {
      for (String each : text.lines().toList()) {
        boolean typed = each.startsWith(PROMPT) || continued;
        if (!typed) {
          printed.add(each);
        }
        continued = typed && each.endsWith("\\");
      }
    }
    return printed;
  }

  /** Each command in a line. */
  List<String> commands() {
    return script()
        .replaceAll("\\s*\\\\\n\\s*", " ")
        .replaceAll("\n\\s+", " ")
        .replaceAll("\n(?=done)", " ")
        .lines()
        .map(each -> each.replaceFirst("\\s+# .*", "").strip())
        .filter(each -> !each.isEmpty() && !each.startsWith("#"))
        .toList();
  }

  @Override
  public String toString() {
    return page + ':' + line;
  }
}
