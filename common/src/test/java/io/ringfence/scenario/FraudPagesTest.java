package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The pack and the pages that explain it to analysts do not drift apart. That every rule has its
 * stories is in {@link CoverageTest}.
 */
class FraudPagesTest {

  private static final List<String> SECTIONS =
      List.of(
          "## What it is",
          "## How it shows",
          "## Rules",
          "## What is not caught",
          "## What to do when it rings",
          "## Sources");

  private static List<Rule> rules() throws IOException {
    Stage stage = new Stage();
    return Stream.concat(stage.pack().rules().stream(), stage.pack().off().stream()).toList();
  }

  @Test
  void every_fraud_that_a_rule_names_has_a_page_and_every_page_a_rule() throws IOException {
    Set<String> frauds =
        rules().stream().map(Rule::fraud).collect(Collectors.toCollection(TreeSet::new));

    assertThat(FraudPage.all())
        .extracting(FraudPage::fraud)
        .containsExactlyInAnyOrderElementsOf(frauds);
  }

  @Test
  void the_index_lists_every_page_with_its_title() throws IOException {
    assertThat(FraudPage.index())
        .containsExactlyElementsOf(
            FraudPage.all().stream()
                .map(
                    page ->
                        "| [%s](%s.md) | %s |".formatted(page.fraud(), page.fraud(), page.title()))
                .toList());
  }

  @TestFactory
  Stream<DynamicTest> a_page_has_its_headings_in_order() throws IOException {
    return FraudPage.all().stream()
        .map(page -> DynamicTest.dynamicTest(page.fraud(), () -> hasItsHeadings(page)));
  }

  private static void hasItsHeadings(FraudPage page) {
    assertThat(page.headings().get(0)).matches("# " + page.fraud() + " \\(.+\\)");
    assertThat(page.headings().subList(1, page.headings().size())).isEqualTo(SECTIONS);
  }

  @TestFactory
  Stream<DynamicTest> a_page_names_the_rules_of_its_fraud_with_their_severity_and_mode()
      throws IOException {
    List<Rule> rules = rules();
    return FraudPage.all().stream()
        .map(page -> DynamicTest.dynamicTest(page.fraud(), () -> namesItsRules(page, rules)));
  }

  private static void namesItsRules(FraudPage page, List<Rule> rules) {
    List<FraudPage.Row> expected = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.fraud().equals(page.fraud())) {
        expected.add(new FraudPage.Row(rule.id(), rule.severity().label(), rule.mode().label()));
      }
    }
    assertThat(page.rules()).containsExactlyInAnyOrderElementsOf(expected);
  }
}
