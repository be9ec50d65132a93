package io.ringfence.rule.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.fixture.CallFixture;
import io.ringfence.signal.number.NumberFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FieldsTest {

  private static final NumberFacts COSTLY =
      new NumberFacts("LV", "premium", true, false, "premium", 1.5, true);

  @Test
  void every_field_reads_a_value_of_its_type() {
    Map<String, Signal> samples =
        Map.of(
            "signal", Samples.message(),
            "profile", Samples.call("+12025550123", "+37190000001"),
            "call", Samples.call("+12025550123", "+37190000001"),
            "message", Samples.message(),
            "security", Samples.security(SignalTopic.SECURITY_LOGIN_OK));

    for (Field field : Fields.all()) {
      if (samples.containsKey(field.kind())) {
        Object value =
            field.reader().read(samples.get(field.kind()), Surroundings.of(number -> COSTLY));
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
  void an_inbound_level_counts_only_if_it_is_verified() {
    CallFixture call = CallFixture.call("c", CallPhase.ATTEMPT, Samples.TIME).attestation("A");
    CallFixture inbound = call.direction("inbound");

    assertThat(read("call.attestation", call.direction("outbound").call())).isEqualTo("A");
    assertThat(read("call.attestation", inbound.call())).isEqualTo("");
    assertThat(read("call.attestation", inbound.verstat("No-TN-Validation").call())).isEqualTo("");
    assertThat(read("call.attestation", inbound.verstat("TN-Validation-Failed").call()))
        .isEqualTo("");
    assertThat(read("call.attestation", inbound.verstat("TN-Validation-Passed").call()))
        .isEqualTo("A");
    assertThat(read("call.attestation", inbound.verstat("declared").call())).isEqualTo("A");
    assertThat(read("call.attestation", call.verstat("TN-Validation-Failed").call())).isEqualTo("");
  }

  @Test
  void a_call_rings_from_its_ringing_on() {
    CallFixture call = CallFixture.call("c", CallPhase.END, Samples.TIME);

    assertThat(read("call.ringTimeMillis", call.ring(9000).ringing(6500).call())).isEqualTo(2500L);
    assertThat(read("call.ringTimeMillis", call.ring(1000).ringing(1200).call())).isEqualTo(0L);
    assertThat(read("call.ringTimeMillis", call.ring(9000).call())).isEqualTo(9000L);
    assertThat(read("call.ringTimeMillis", call.ringing(9000).call())).isEqualTo(-1L);
  }

  @Test
  void a_call_abroad_of_unknown_ringing_may_have_rung_after_the_longest_setup() {
    NumberFacts home = new NumberFacts("US", "fixed", true, false, "", 0, false);
    Surroundings known = Surroundings.of(number -> number.startsWith("+1") ? home : COSTLY);
    CallFixture call = CallFixture.call("c", CallPhase.END, Samples.TIME).from("+12025550123");
    Field field =
        Fields.all().stream().filter(f -> f.name().equals("call.ringTimeMillis")).findFirst().get();

    CallFixture abroad = call.to("+37190000001").ring(9000);
    assertThat(field.reader().read(abroad.call(), known)).isEqualTo(1000L);
    assertThat(field.reader().read(abroad.ring(3000).call(), known)).isEqualTo(0L);
    assertThat(field.reader().read(abroad.ringing(3000).call(), known)).isEqualTo(6000L);
    assertThat(field.reader().read(call.to("+12025550199").ring(9000).call(), known))
        .isEqualTo(9000L);
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
  void every_field_is_in_the_language_reference() throws IOException {
    String reference = Files.readString(Path.of("../deploy/docs/rules.md"));

    for (Field field : Fields.all()) {
      assertThat(reference)
          .contains(
              "| `"
                  + field.name()
                  + "` | "
                  + field.type().name().toLowerCase(Locale.ROOT)
                  + " | "
                  + field.meaning()
                  + " |");
    }
  }

  private static Object read(String name, Signal signal) {
    return Fields.named(name)
        .orElseThrow()
        .reader()
        .read(signal, Surroundings.of(number -> COSTLY));
  }
}
