package io.ringfence.cli.docs;

import java.io.IOException;
import java.util.List;

/** Prints at the end of the build which commands of pages no test runs, and why. */
public final class CommandsNotRun {

  private CommandsNotRun() {}

  public static void main(String[] arguments) throws IOException {
    for (Page page : Pages.parsed()) {
      lines(page).forEach(System.out::println);
    }
  }

  /** A line for each command: page, line, command and reason. */
  static List<String> lines(Page page) {
    return page.commands().stream()
        .filter(each -> each.note().isPresent() && !each.note().get().runBy())
        .flatMap(
            each ->
                each.commands().stream()
                    .map(command -> "Not run: " + each + ' ' + command + " - " + each.note().get()))
        .toList();
  }
}
