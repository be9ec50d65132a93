package io.ringfence.cli.docs;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment in a page that says why the commands below it are not run, or which test runs them.
 *
 * @param runBy whether it names the test that runs them
 * @param text the reason, or the test
 */
record Note(boolean runBy, String text) {

  private static final Pattern COMMENT =
      Pattern.compile("(not run|run by):\\s*(.*)", Pattern.DOTALL);

  private static final Pattern TEST = Pattern.compile("\\b[A-Z][A-Za-z]+(?:Test|IT)\\b");

  /** Of what stands between the brackets of a comment. */
  static Optional<Note> of(String comment) {
    Matcher note = COMMENT.matcher(comment.strip());
    return note.matches()
        ? Optional.of(
            new Note(note.group(1).equals("run by"), note.group(2).strip().replaceAll("\\s+", " ")))
        : Optional.empty();
  }

  /** The tests that it names. */
  List<String> tests() {
    return TEST.matcher(text).results().map(each -> each.group()).toList();
  }

  @Override
  public String toString() {
    return runBy ? "run by " + text : text;
  }
}
