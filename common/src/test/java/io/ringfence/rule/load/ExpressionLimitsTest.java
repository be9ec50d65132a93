package io.ringfence.rule.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Condition;
import io.ringfence.rule.text.Fault;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Retention;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that would take too long, or too much memory, are refused when they are read. */
class ExpressionLimitsTest {

  private static List<String> faults(String conditions, String when) {
    return loaded(conditions, when).faults().stream().map(Fault::toString).toList();
  }

  private static PackLoader.Loaded loaded(String conditions, String when) {
    String pack =
        conditions
            + """
            rules:
              - id: burst
                version: 1
                fraud: irsf
                title: T
                accuse: account
                on: [call.end]
                when: >-
                  %s
                severity: high
                score: 90
                quiet: 30m
                mode: enforce
                summary: "x"
            """
                .formatted(when);
    return PackLoader.load(
        PackText.of("pack.yaml", pack), new PackLoader.Settings(600_000, Retention.DEFAULT));
  }

  @Test
  void whatIsUsualIsAllowed() {
    assertThat(faults("", "[1, 2, 3].exists(x, x == call.sipCode)")).isEmpty();
    assertThat(faults("", "call.to.replace('+', '00').startsWith('00')")).isEmpty();
    assertThat(faults("", "subject.listings.exists(x, x.startsWith('house'))")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subject.listings.all(a, subject.listings.all(b, subject.listings.all(c, a == b)))",
        "call.to.replace('', call.from).replace('', call.to) == call.from",
        "call.to.split('').all(a, call.from.split('').all(b, a == b))",
        "call.to.replace('1', call.to).startsWith('1')",
        "{'a': call.to.replace('1', call.to)}.a == call.from",
        "{'a': call.to.replace('1', call.to)}['a'] == call.from",
      })
  void whatMayGrowWithoutBoundsIsRefused(String when) {
    assertThat(faults("", when)).singleElement().asString().contains("pack.yaml", "when: may ");
  }

  @Test
  void whatIsTooLongIsRefused() {
    String list =
        IntStream.range(0, 5_000).mapToObj(Integer::toString).collect(Collectors.joining(", "));

    assertThat(faults("", "call.sipCode in [" + list + "]")).isNotEmpty();
  }

  @Test
  void whatIsNestedTooDeepIsRefused() {
    String sum = "(1 + ".repeat(200) + "call.sipCode" + ")".repeat(200);

    assertThat(faults("", sum + " > 0")).isNotEmpty();
  }

  /** Half of the stack that a task has where nobody set one (a megabyte). */
  private static final long SMALL_STACK = 512 * 1024;

  static Stream<String> longAndDeep() {
    return Stream.of(
        "call.to == '" + "x".repeat(19_900) + "'",
        "call.to == \"" + "\\n".repeat(9_900) + "\"",
        "call.to == '" + "\\'".repeat(9_900),
        "call.to == r'''" + "x'".repeat(9_900) + "'''",
        "call.to == \"\"\"" + "x\"".repeat(9_900) + "\"\"\"",
        "1" + " + 1".repeat(4_900) + " > 0",
        "true" + " && true".repeat(2_400),
        "true" + " || true".repeat(2_400),
        "!".repeat(19_900) + "true",
        "-".repeat(19_900) + "1 > 0",
        "call.to" + ".trim()".repeat(2_800) + " == ''",
        "call.to" + "[0]".repeat(6_000) + " == ''",
        "call" + ".to".repeat(6_000) + " == ''",
        "true ? true : ".repeat(1_400) + "false",
        "(".repeat(9_900) + "true" + ")".repeat(9_900),
        "[".repeat(9_900) + "]".repeat(9_900) + " == []",
        "{1:".repeat(4_900) + "1" + "}".repeat(4_900) + " == {}",
        "'".repeat(19_900),
        "\"\\".repeat(9_900),
        "// ".repeat(6_000),
        "x".repeat(200_000),
        "call.to == '" + "x".repeat(200_000) + "'",
        "\"\\".repeat(100_000));
  }

  @ParameterizedTest
  @MethodSource("longAndDeep")
  void whatIsLongOrDeepIsReadOrRefusedOnASmallStack(String when) throws Exception {
    String conditions = "conditions:\n  - {name: answered, is: call.sipCode == 200}\n";
    AtomicReference<Throwable> harm = new AtomicReference<>();
    Thread task =
        new Thread(null, () -> faults(conditions, "answered || " + when), "task", SMALL_STACK);
    task.setUncaughtExceptionHandler((thread, thrown) -> harm.set(thrown));

    task.start();
    task.join();

    assertThat(harm.get()).isNull();
  }

  @Test
  void definitionsThatDoubleEachOtherAreRefusedBeforeTheyFillTheMemory() {
    StringBuilder conditions =
        new StringBuilder("conditions:\n  - {name: c0, is: call.sipCode == 486}\n");
    for (int i = 1; i <= 60; i++) {
      conditions.append(
          "  - {name: c%d, is: c%d && call.ringMillis > %d || c%d}\n"
              .formatted(i, i - 1, i, i - 1));
    }

    assertThat(faults(conditions.toString(), "c60")).isNotEmpty();
  }

  /** A list that is not written in the expression is taken for one of 256 when it is read. */
  @Test
  void whatTakesTooLongAllTheSameIsGivenUp() {
    Condition when =
        loaded("", "subject.listings.exists(x, x == 'last')")
            .pack()
            .orElseThrow()
            .rules()
            .get(0)
            .when();

    assertThat(when.holds(name -> listings(9_000))).isTrue();
    assertThat(when.holds(name -> listings(11_000))).isFalse();
  }

  private static List<String> listings(int size) {
    List<String> listings = new ArrayList<>(Collections.nCopies(size - 1, "other"));
    listings.add("last");
    return listings;
  }
}
