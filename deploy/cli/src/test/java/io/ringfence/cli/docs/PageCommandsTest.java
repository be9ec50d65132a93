package io.ringfence.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringfence.cli.docs.PageShell.Said;
import io.ringfence.cli.watch.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of every page does what the page says: it is run as it stands there, in the order
 * of the page, and prints what is shown below it. A command that cannot be run here has the reason
 * above it, see {@link PageRules}.
 */
@Tag("full") // a process for each command of each page
class PageCommandsTest {

  /** Programs without which a command is skipped. */
  private static final List<String> PROGRAMS = List.of("promtool", "nft", "jq", "openssl");

  @TempDir private static Path folder;
  private static PageSupplies supplies;

  /**
   * What has been run within a line of a page, and need not be again where another has the same.
   */
  private static final Set<String> DONE = new HashSet<>();

  @BeforeAll
  static void supply() throws Exception {
    supplies = new PageSupplies();
  }

  @AfterAll
  static void close() throws IOException {
    supplies.close();
    PageShell.unlink(folder);
  }

  @TestFactory
  Stream<DynamicContainer> everyCommandOfAPageWorks() throws IOException {
    return Pages.parsed().stream()
        .filter(page -> page.commands().stream().anyMatch(each -> each.note().isEmpty()))
        .map(PageCommandsTest::commands);
  }

  private static DynamicContainer commands(Page page) {
    Path own = folder.resolve(page.name().replace('/', '-'));
    return DynamicContainer.dynamicContainer(
        page.name(),
        page.commands().stream()
            .filter(each -> each.note().isEmpty())
            .map(each -> DynamicTest.dynamicTest(each.toString(), () -> run(each, own))));
  }

  private static void run(PageCode code, Path own) throws Exception {
    if (code.isInline() && !DONE.add(code.text())) {
      return;
    }
    assertThat(code.isNeverRun()).as("%s needs a reason", code).isFalse();
    // One folder a page: a command may need what those above it have written.
    boolean first = Files.notExists(own);
    PageShell shell = PageShell.in(own);
    if (first) {
      supplies.into(own);
    }
    for (String each : PROGRAMS) {
      if (Pattern.compile("(?m)(^|[|] *)" + each + ' ').matcher(code.script()).find()) {
        Installed.program(each);
      }
    }
    String[] within = {};
    if (code.script().startsWith("nft ")) {
      within = new String[] {"unshare", "--net"};
      assumeTrue(
          shell.run("true", within).exit() == 0, "nft needs a network of its own, as root only");
    }
    Said said = shell.run(supplies.filled(code.page(), code.script()), within);
    assertThat(said.exit())
        .as("%s%n%s%n%s%n%s", code, code.script(), said.out(), said.err())
        .isZero();
    assertThat(PrintedLines.missing(code.printed(), said.out() + said.err()))
        .as("%s is shown, and this is printed:%n%s%n%s", code, said.out(), said.err())
        .isEmpty();
  }
}
