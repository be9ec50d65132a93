package io.ringfence.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.Launch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * The verbs and options of the launcher that pages name are there, also those of a command that is
 * not run and of a part of one, such as {@code topics --acls}.
 */
class NamedOptionsTest {

  private static final CommandLine LAUNCHER = Launch.verbs();

  /** Verbs of another class path, whose own test looks at what pages say of them. */
  private static final Set<String> PROOF = Set.of("evaluate", "bench");

  /** Empty, or the first word that the launcher does not know. */
  static String unknown(String command) {
    boolean named = command.matches("(?s)(deploy|bin)/ringfence .*");
    List<String> words = List.of(command.replaceFirst("^(deploy/|bin/)?ringfence ", "").split(" "));
    if (PROOF.contains(words.get(0))) {
      return "";
    }
    CommandLine verb = LAUNCHER;
    for (String each : words) {
      if (verb.getSubcommands().containsKey(each)) {
        verb = verb.getSubcommands().get(each);
      } else if (verb == LAUNCHER && !each.startsWith("-")) {
        return named ? each : "";
      } else if (each.equals("--") || each.equals("|")) {
        return "";
      } else if (each.startsWith("--")
          && !verb.getCommandSpec().optionsMap().containsKey(each.replaceFirst("=.*", ""))) {
        return each;
      }
    }
    return "";
  }

  private static Stream<String> named(PageCode code) {
    if (code.isInline()) {
      return Stream.of(code.text());
    }
    return code.isCommand() ? code.commands().stream() : Stream.of();
  }

  @Test
  void everyVerbAndOptionThatAPageNamesIsThere() throws IOException {
    List<String> unknown = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (Page page : Pages.parsed()) {
      for (PageCode code : page.code()) {
        named(code).filter(each -> each.contains(" ")).forEach(all::add);
        named(code)
            .filter(each -> !each.startsWith("--") && !unknown(each).isEmpty())
            .forEach(each -> unknown.add(code + ": " + unknown(each) + " of " + each));
      }
    }

    assertThat(unknown).isEmpty();
    assertThat(all).hasSizeGreaterThan(200);
  }

  @Test
  void whatTheLauncherDoesNotKnowIsFound() {
    assertThat(unknown("deploy/ringfence scan --rule x")).isEqualTo("--rule");
    assertThat(unknown("deploy/ringfence scam FILE")).isEqualTo("scam");
    assertThat(unknown("lists export --formats htable")).isEqualTo("--formats");
    assertThat(unknown("lists export --format htable")).isEmpty();
    assertThat(unknown("bin/ringfence topics --acls=detection=User:x")).isEmpty();
    assertThat(unknown("git log --oneline")).isEmpty();
  }
}
