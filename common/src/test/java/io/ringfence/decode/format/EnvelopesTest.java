package io.ringfence.decode.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopesTest {

  private static final String TEXT = "Failed password for root from 192.0.2.7 port 4711 ssh2";
  private static final long RECEIVED = Instant.parse("2026-11-25T09:00:10Z").toEpochMilli();

  private final Envelopes envelopes = new Envelopes(ZoneId.of("Europe/London"), false);

  private Line opened(String record) {
    return envelopes.opened(record.getBytes(UTF_8), RECEIVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nov 25 09:00:07 pbx-1 sshd[812]: ",
        "<38>Nov 25 09:00:07 pbx-1 sshd[812]: ",
        "112 <38>Nov 25 09:00:07 pbx-1 sshd: ",
        "2026-11-25T09:00:07+00:00 pbx-1 sshd[812]: ",
        "2026-11-25T10:00:07.000123+01:00 pbx-1 sshd: ",
        "<38>1 2026-11-25T09:00:07Z pbx-1 sshd 812 - - ",
        "<38>1 2026-11-25T09:00:07Z pbx-1 sshd - - [x@1 a=\"]\\\"\"][y b=\"2\"] \uFEFF"
      })
  void aHeaderOfSyslogComesOff(String header) {
    Line line = opened(header + TEXT);

    assertThat(line.text()).isEqualTo(TEXT);
    assertThat(line.host()).isEqualTo("pbx-1");
    assertThat(line.program()).isEqualTo("sshd");
    assertThat(line.received()).isEqualTo(RECEIVED);
    assertThat(Instant.ofEpochMilli(line.time()).getEpochSecond())
        .isEqualTo(Instant.parse("2026-11-25T09:00:07Z").getEpochSecond());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nov  4 09:00:07 pbx-1 sshd: ", "Nov 4 09:00:07 pbx-1 sshd[1]: "})
  void aDayOfOneDigitHasOneSpaceOrTwo(String header) {
    long time = Instant.parse("2026-11-04T09:00:07Z").toEpochMilli();

    assertThat(opened(header + TEXT))
        .isEqualTo(new Line(TEXT, Line.NONE, RECEIVED, time, "pbx-1", "sshd"));
  }

  @Test
  void whatACollectorPutsAroundItComesOffWithItsTime() {
    String line = "Nov 25 09:00:07 pbx-1 sshd[812]: " + TEXT;
    for (String record :
        new String[] {
          "{\"message\":\"%s\",\"timestamp\":\"2026-11-25T09:00:08Z\",\"host\":\"collector\"}",
          "{\"@timestamp\":1764061208.0,\"log\":\"%s\",\"host\":{\"name\":\"x\"}}",
          "{\"date\":1764061208,\"log\":\"%s\"}",
          "{\"tag\":\"a\",\"nested\":{\"message\":\"not this\"},\"message\":\"%s\"}"
        }) {
      Line opened = opened(record.formatted(line));

      assertThat(opened.text()).as(record).isEqualTo(TEXT);
      assertThat(opened.program()).isEqualTo("sshd");
      assertThat(opened.received())
          .isEqualTo(
              record.contains("tag")
                  ? RECEIVED
                  : Instant.parse("2025-11-25T09:00:08Z")
                      .plusSeconds(record.contains("\"timestamp\"") ? 365L * 24 * 60 * 60 : 0)
                      .toEpochMilli());
    }
  }

  @Test
  void recordsThatAreJsonThemselvesAreNoEnvelope() {
    Envelopes ofJson = new Envelopes(ZoneId.of("UTC"), true);
    String own = "{\"message\":\"hello\",\"timestamp\":\"2026-11-25T09:00:08Z\",\"from\":\"a\"}";
    String inside = "{\"file\":\"x\",\"message\":\"{\\\"from\\\":\\\"a\\\"}\"}";

    assertThat(ofJson.opened(own.getBytes(UTF_8), RECEIVED).text()).isEqualTo(own);
    assertThat(ofJson.opened(inside.getBytes(UTF_8), RECEIVED).text())
        .isEqualTo("{\"from\":\"a\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}",
        "{\"message\":\"alone\"}",
        "<38>",
        "<38>1 2026-11-25T09:00:07Z pbx-1",
        "<38>1 2026-11-25T09:00:07Z pbx-1 sshd - - [open",
        "Nov 25",
        "Nov 25 09:00:07",
        "2026-11-25T09:00:07Z",
        "2026-11-25T09:00:07Z | 102 | +442079460018",
        "a\tb\t\t",
        "\"102\",\"+442079460018\",\"2026-11-25 09:00:00\""
      })
  void whatIsInNoneStaysAsItIs(String record) {
    Line line = Line.of(record.isBlank() ? "" : record, RECEIVED);

    assertThat(opened(record)).usingRecursiveComparison().ignoringFields("ascii").isEqualTo(line);
    assertThat(opened(record).ascii()).isIn(Line.NONE, line.text().getBytes(UTF_8));
  }

  @Test
  void aTextThatLooksLikeAHeaderIsOpenedOnce() {
    String inner = "Nov 25 09:00:01 other sshd[1]: " + TEXT;

    assertThat(opened("Nov 25 09:00:07 pbx-1 logger: " + inner).text()).isEqualTo(inner);
  }

  @Test
  void bytesThatAreNoUtf8AreReplaced() {
    for (String end : new String[] {"", " "}) {
      Line line = envelopes.opened(("caf\u00e9" + end).getBytes(ISO_8859_1), RECEIVED);

      assertThat(line.text()).isEqualTo("caf\uFFFD");
      assertThat(line.ascii()).isEmpty();
    }
  }

  @Property
  void neverThrows(@ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String text) {
    for (String start :
        new String[] {"", "<1", "{\"log\":", "<9>1 ", "Nov 25 09:00:07 ", "[", "{"}) {
      assertThat(opened(start + text)).isNotNull();
    }
  }
}
