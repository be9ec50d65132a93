package io.ringfence.measure;

import static io.ringfence.measure.Histories.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.measure.contribution.ContributionKind;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.contribution.ValueType;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionTest {

  private static final Path REFERENCE = Path.of("../deploy/docs/rules.md");

  /** A measure that says the function and whatever else it takes. */
  private static String pack(Function function) {
    return """
    measures:
      - name: m
        per: account
        on: %s
        over: 1h
        %s: %s
    %s%s
    """
        .formatted(
            function.contributionKind() == ContributionKind.PLACE ? "security" : "call",
            function.key(),
            value(function.contributionKind()),
            function.hasEvery() ? "    every: 5m\n" : "",
            function.hasCap() ? "    cap: " + function.maxCap() + "\n" : "");
  }

  private static String value(ContributionKind kind) {
    if (!kind.hasValue()) {
      return "true";
    }
    return kind.valueTypes().contains(ValueType.TEXT) ? "call.to" : "call.talkMillis";
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void everyFunctionIsReadFromAPackByItsKey(Function function) {
    PackLoader.Loaded loaded =
        PackLoader.load(PackText.of("test", pack(function)), PackLoader.Settings.DEFAULT);

    assertThat(loaded.faults()).isEmpty();
    MeasureSpec spec = loaded.orThrow().measures().get(0).spec();
    assertThat(spec.function()).isEqualTo(function);
    assertThat(spec.effectiveCap()).isEqualTo(function.maxCap());
    assertThat(spec.everyMillis() > 0).isEqualTo(function.hasEvery());
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void everyFunctionsWindowIsStoredAndRestored(Function function) {
    Window window = Window.open(spec(function, 60_000, 0));
    window.fold(Histories.NOON, Histories.contribution(function, 2, 1));

    Window restored = StoredWindow.read(StoredWindow.bytes(window));

    assertThat(restored.spec().function()).isEqualTo(function);
    assertThat(restored.read(Histories.NOON, PendingContributions.EMPTY))
        .isEqualTo(window.read(Histories.NOON, PendingContributions.EMPTY));
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void everyReadingHasTheTypeThatTheTableSays(Function function) {
    Window window = Window.open(spec(function, 60_000, 0));
    window.fold(Histories.NOON, Histories.contribution(function, 2, 1));

    Class<?> type =
        function.readingType().orElse(ValueType.DOUBLE) == ValueType.INT
            ? Long.class
            : Double.class;
    assertThat(window.read(Histories.NOON, PendingContributions.EMPTY).value()).isInstanceOf(type);
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void everyCodeAndEveryKeyIsOneFunctions(Function function) {
    assertThat(Function.ofCode(function.code())).isEqualTo(function);
    assertThat(Function.ofKey(function.key())).contains(function);
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void everyFunctionIsInTheLanguageReference(Function function) throws IOException {
    String value = function.contributionKind().hasValue() ? "EXPR" : "true";
    String type =
        function
            .readingType()
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .orElse("EXPR's type");

    String reference = Files.readString(REFERENCE);

    assertThat(reference).contains("| `%s: %s` | %s |".formatted(function.key(), value, type));
    if (function.hasCap()) {
      assertThat(reference)
          .containsPattern("\\| `cap` \\|[^\\n]*`%s`".formatted(function.key()))
          .contains("default %d, at most %d".formatted(function.defaultCap(), function.maxCap()));
    }
  }
}
