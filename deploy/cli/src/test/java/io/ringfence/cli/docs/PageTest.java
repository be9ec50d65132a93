package io.ringfence.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What of a page is a command, which note is whose, and what a page is refused for. */
class PageTest {

  private static final String REASON = "<!-- not run: needs a Kubernetes cluster -->\n";

  private static PageRules rules;

  @BeforeAll
  static void readTests() throws IOException {
    rules = new PageRules(Pages.tests());
  }

  private static Page page(String text) {
    return Page.of("deploy/docs/some.md", "# Title\n\n" + text);
  }

  private static List<String> faults(String text) throws IOException {
    return rules.faults(page(text));
  }

  private static String block(String language, String content) {
    return "```" + language + '\n' + content + "\n```\n";
  }

  @Test
  void aFenceSaysWhatIsInIt() throws IOException {
    assertThat(faults(block("sh", "deploy/ringfence scan x"))).isEmpty();
    assertThat(faults(block("", "deploy/ringfence scan x"))).hasSize(1);
    assertThat(faults(block("shell", "deploy/ringfence scan x"))).hasSize(1);
    assertThat(faults("```sh\nls")).hasSize(1);
    assertThat(faults("~~~\nls\n~~~\n")).hasSize(1);
  }

  @Test
  void aCommandCannotHideInABlockOfSomethingElse() throws IOException {
    assertThat(faults(block("text", "kubectl apply -f x"))).hasSize(1);
    assertThat(faults(block("yaml", "a: 1\n  $ bin/ringfence topics"))).hasSize(1);
    assertThat(faults(block("console", "bin/ringfence topics"))).hasSize(1);
    assertThat(faults("    deploy/ringfence scan x\n")).hasSize(1);
    assertThat(faults("<pre>\nls\n</pre>\n")).hasSize(1);
    assertThat(faults(block("text", "Ringfence is no command"))).isEmpty();
  }

  @Test
  void aReasonIsOneAndNamesTestsThatThereAre() throws IOException {
    String block = block("sh", "kubectl apply -f x");

    assertThat(faults(REASON + block)).isEmpty();
    assertThat(faults("<!-- not run: no -->\n" + block)).hasSize(1);
    assertThat(faults("<!-- not run: LinksTest runs something like it -->\n" + block)).isEmpty();
    assertThat(faults("<!-- not run: LinkedTest runs something like it -->\n" + block)).hasSize(1);
    assertThat(faults("<!-- run by: nobody at all -->\n" + block)).hasSize(1);
    assertThat(faults("<!-- run by: MissingTest -->\n" + block)).hasSize(1);
    assertThat(faults("<!-- run by: PageTest -->\n" + block)).isEmpty();
    assertThat(faults("<!-- run by: ArchitectureTest -->\n" + block)).hasSize(1);
    assertThat(faults(block)).hasSize(1);
    assertThat(faults(REASON + "\nText.\n")).hasSize(1);
    assertThat(faults(REASON + "No command.\n")).hasSize(1);
  }

  @Test
  void aNoteIsOfWhatFollowsAndOneAboveTheTitleOfThePage() {
    String two = block("sh", "first") + '\n' + block("sh", "second");

    assertThat(page(REASON + two).commands())
        .extracting(each -> each.note().isPresent())
        .containsExactly(true, false);
    assertThat(Page.of("some.md", "<!-- run by: PageTest -->\n\n# Title\n\n" + two).commands())
        .allMatch(each -> each.note().orElseThrow().runBy());
    assertThat(page("Run `flink a b`,\nthen <!-- not run: why -->\n`flink c\nd`.\n").commands())
        .extracting(each -> each.line() + each.text() + each.note().isPresent())
        .containsExactly("3flink a bfalse", "5flink c dtrue");
  }

  @Test
  void aWholeCommandWithinALineIsOne() {
    assertThat(
            page("`deploy/ringfence cluster`, `ringfence lists check`, `ringfence lists check A`,"
                    + " `bin/ringfence --help`, `flink run`, `flink stop ID`, `lists show`,"
                    + " `ringfence console --users A`, `ringfence detection`\n")
                .commands())
        .extracting(PageCode::text)
        .containsExactly(
            "ringfence lists check A",
            "bin/ringfence --help",
            "flink stop ID",
            "ringfence console --users A");
  }

  @Test
  void whatIsTypedAndWhatIsPrintedAreKeptApart() {
    PageCode code = page(block("console", "$ a \\\n    b\n1 found\n$ c   # why")).code().get(0);

    assertThat(code.script()).isEqualTo("a \\\n    b\nc   # why\n");
    assertThat(code.printed()).containsExactly("1 found");
    assertThat(code.commands()).containsExactly("a b", "c");
  }

  @Test
  void figuresAndTimesMayDifferAndWordsMayNot() {
    List<String> shown = List.of("vpn: 10,634 added", "...", "by ... 2026-11-25T09:00:00Z");

    assertThat(PrintedLines.missing(shown, "so\nvpn:  3 added\nx\nby ann 2027-01-01T00:00:01Z"))
        .isEmpty();
    assertThat(PrintedLines.missing(shown, "vpn: 3 removed\nby ann 1")).isEqualTo(shown.get(0));
    assertThat(PrintedLines.missing(shown, "by ann 1\nvpn: 3 added")).isEqualTo(shown.get(2));
  }

  @Test
  void eachCommandThatIsNotRunIsALineOfTheBuild() {
    Page page =
        page(
            REASON
                + block("sh", "kubectl apply -k x   # why\nfor a in b; do\n  kubectl get $a\ndone")
                + "\n<!-- run by: PageTest -->\n"
                + block("sh", "mvn verify"));

    assertThat(CommandsNotRun.lines(page))
        .containsExactly(
            "Not run: deploy/docs/some.md:4 kubectl apply -k x - needs a Kubernetes cluster",
            "Not run: deploy/docs/some.md:4 for a in b; do kubectl get $a done"
                + " - needs a Kubernetes cluster");
  }
}
