package io.ringfence.rule.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.number.NumberFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FieldsTest {

  /**
   * A field with its type and its meaning. Of several numbers the same is known: the page says it
   * once.
   */
  private static final Pattern FIELD_ROW =
      Pattern.compile(
          "^(\\| `[a-z*]+\\.[A-Za-z0-9.*]+` \\|(?: (?:text|int|double|bool))? \\|) [^|]+ \\|$",
          Pattern.MULTILINE);

  private static final NumberFacts COSTLY =
      new NumberFacts("LV", "premium", true, false, "premium", 1.5, true);

  @Test
  void every_field_reads_a_value_of_its_type() {
    Map<String, Signal> samples =
        Map.of(
            "signal", Samples.message(),
            "call", Samples.call("+12025550123", "+37190000001"),
            "message", Samples.message(),
            "security", Samples.security(SignalTopic.SECURITY_LOGIN_OK));

    for (Field field : Fields.all()) {
      if (samples.containsKey(field.kind())) {
        Object value = field.reader().read(samples.get(field.kind()), number -> COSTLY);
        assertThat(value)
            .as(field.name())
            .isInstanceOf(
                switch (field.type()) {
                  case TEXT -> String.class;
                  case INT -> Long.class;
                  case DOUBLE -> Double.class;
                  case BOOL -> Boolean.class;
                });
      }
    }
  }

  @Test
  void a_call_costs_its_talk_time_at_the_destinations_price() {
    Signal talking =
        Samples.call("+12025550123", "+37190000001", "outbound", CallPhase.ONGOING, 90_000);
    Signal ringing = Samples.call("+12025550123", "+37190000001");

    assertThat(read("call.cost", talking)).isEqualTo(2.25);
    assertThat(read("call.cost", ringing)).isEqualTo(0.0);
    assertThat(read("call.answered", talking)).isEqualTo(true);
    assertThat(read("call.answered", ringing)).isEqualTo(false);
  }

  @Test
  void numbers_share_their_leading_digits_with_the_country_code() {
    assertThat(read("call.sharedDigits", Samples.call("+12025550123", "+12025550199")))
        .isEqualTo(9L);
    assertThat(read("call.sharedDigits", Samples.call("+12025550123", "+12025550123")))
        .isEqualTo(11L);
    assertThat(read("call.sharedDigits", Samples.call("+12025550123", "+37190000001")))
        .isEqualTo(0L);
    assertThat(read("call.sharedDigits", Samples.call("+1202555", "+12025550123"))).isEqualTo(7L);
  }

  @Test
  void what_has_no_e164_form_shares_no_digits() {
    assertThat(read("call.sharedDigits", Samples.call("US:911", "US:911"))).isEqualTo(0L);
    assertThat(read("call.sharedDigits", Samples.call("", "+12025550123"))).isEqualTo(0L);
  }

  @Test
  void a_stored_number_finds_its_field_again() {
    assertThat(Fields.ofId(136).map(Field::name)).contains("call.destination.premium");
    assertThat(Fields.ofId(9999)).isEmpty();
    assertThat(Fields.all()).allSatisfy(f -> assertThat(Fields.ofId(f.id())).containsSame(f));
  }

  /** The numbers are in stored state. A changed line here is a changed meaning there. */
  @Test
  void numbers_and_types_of_fields_never_change() throws IOException {
    String actual =
        Fields.all().stream()
            .map(field -> field.id() + " " + field.name() + " " + field.type())
            .collect(Collectors.joining("\n", "", "\n"));

    assertThat(actual).isEqualTo(Files.readString(Path.of("src/test/resources/fields.txt")));
  }

  @Test
  void the_language_reference_says_what_every_field_means_and_names_no_other() throws IOException {
    Set<String> rows = new TreeSet<>();
    for (Field field : Fields.all()) {
      String type = field.type().name().toLowerCase(Locale.ROOT);
      int dot = field.name().lastIndexOf('.');
      if (dot > field.name().indexOf('.')) {
        rows.add(row(field.name().substring(0, dot) + ".*", ""));
        rows.add(row('*' + field.name().substring(dot), type));
      } else {
        rows.add(row(field.name(), type));
      }
    }

    Matcher said = FIELD_ROW.matcher(Files.readString(Path.of("../deploy/docs/rules.md")));
    assertThat(said.results().map(each -> each.group(1))).containsExactlyInAnyOrderElementsOf(rows);
  }

  private static String row(String name, String type) {
    return "| `" + name + "` |" + (type.isEmpty() ? "" : " " + type) + " |";
  }

  private static Object read(String name, Signal signal) {
    return Fields.named(name).orElseThrow().reader().read(signal, number -> COSTLY);
  }
}
