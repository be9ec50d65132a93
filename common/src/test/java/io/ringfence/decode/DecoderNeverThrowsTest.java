package io.ringfence.decode;

import static io.ringfence.decode.Records.attempt;
import static io.ringfence.decode.Records.decode;
import static io.ringfence.decode.Records.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the target {@code records} in {@code deploy/fuzz} would take long to come upon. */
class DecoderNeverThrowsTest {

  private static final byte[] VALID =
      attempt("\"from\":\"+12025550123\",\"address\":\"::1\",\"sipCode\":200,\"extra\":[{\"a\":1}]")
          .getBytes(UTF_8);

  @Property(tries = 300)
  void aRecordCutAnywhereIsMalformed(@ForAll @IntRange(max = 1000) int at) {
    byte[] cut = Arrays.copyOf(VALID, at % VALID.length);

    assertThat(((Decoded.Refused) decode(cut)).refusal().reason())
        .isEqualTo(RefusalReason.MALFORMED);
  }

  @Property(tries = 2000)
  void anyTextInAnyFieldIsReadOrRefused(@ForAll String text, @ForAll FieldName field) {
    String name = field.label;
    String quoted = TextNode.valueOf(text).toString();
    for (String type : new String[] {"call", "message", "session", "security", "listing"}) {
      assertThat(decode("{\"%s\":%s,\"type\":\"%s\"}".formatted(name, quoted, type))).isNotNull();
      assertThat(decode(record(type, "\"" + name + "\":" + quoted))).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "[{}]",
        "null",
        "1",
        "\"call\"",
        "{}x",
        "{}{}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{'a':1}",
        "{\"a\":\"\u0001\"}",
        "{\"id\":\"a\",\"id\":\"b\"}",
        "{\"subject\":{\"kind\":\"a\",\"kind\":\"b\"}}",
        "{\"a\":tru}",
        "{\"a\" 1}"
      })
  void whatIsNotOneClearJsonObjectIsMalformed(String json) {
    assertThat(Records.refusal(json).reason()).isEqualTo(RefusalReason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "1E+308", "1e-400", "-0.0", "1e99999999999"})
  void numbersBeyondAllBoundsAreReadOrRefused(String number) {
    assertThat(decode(record("quality", "\"mos\":" + number))).isNotNull();
    assertThat(decode("{\"type\":\"quality\",\"id\":\"x\",\"time\":" + number + "}")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void deepNestingIsMalformed(String opening) {
    String json = "{\"extra\":" + opening.repeat(50_000);

    assertThat(Records.refusal(json).reason()).isEqualTo(RefusalReason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x80, 0xC0, 0xED, 0xFF})
  void brokenUtf8IsMalformedAlsoInAFieldThatIsNotRead(int lead) {
    byte[] bytes = attempt("\"extra\":\"???\"").getBytes(UTF_8);
    int at = new String(bytes, UTF_8).indexOf("???");
    bytes[at] = (byte) lead;

    assertThat(((Decoded.Refused) decode(bytes)).refusal().reason())
        .isEqualTo(RefusalReason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?xtra", "ex?ra", "extra?"})
  void brokenUtf8InTheNameOfAFieldIsMalformed(String name) {
    byte[] bytes = attempt("\"%s\":1".formatted(name)).getBytes(UTF_8);
    bytes[new String(bytes, UTF_8).indexOf('?')] = (byte) 0xFF;

    assertThat(((Decoded.Refused) decode(bytes)).refusal().reason())
        .isEqualTo(RefusalReason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32"})
  void otherEncodingsAreMalformed(String encoding) throws Exception {
    Decoded decoded = decode(attempt("").getBytes(encoding));

    assertThat(((Decoded.Refused) decoded).refusal().reason()).isEqualTo(RefusalReason.MALFORMED);
  }

  @Test
  void aByteOrderMarkIsSkippedAndHalfASurrogateIsNotKept() {
    assertThat(decode("\uFEFF" + attempt(""))).isInstanceOf(Decoded.Read.class);
    assertThat(Records.refusal(attempt("\"account\":\"\\ud800\"")).field()).isEqualTo("account");
    assertThat(decode(attempt("\"from\":\"\\ud800\""))).isInstanceOf(Decoded.Read.class);
  }
}
