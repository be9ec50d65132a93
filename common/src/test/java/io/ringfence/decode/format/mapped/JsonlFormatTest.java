package io.ringfence.decode.format.mapped;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.format.Feed;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonlFormatTest {

  private static final Feed FEED =
      Reading.json(
          Map.of(
              "time", "endedAt",
              "talkMillis", "talk.ms | ms",
              "from", "call.from.number",
              "to", "call.to",
              "account", "customer",
              "outcome", "ok | true=answered, false=failed",
              "call", "a.b"));

  private static final String CALL =
      "{\"endedAt\":1795597200123,\"talk\":{\"ms\":61000.5},\"call\":{\"from\":{\"number\":\"+1202\"},"
          + "\"to\":\"+881\",\"x\":[{\"to\":\"+999\"}]},\"customer\":17,\"ok\":true,\"a.b\":\"c-1\"}";

  @Test
  void anObjectIsACallWithValuesOfAnyDepth() {
    assertThat(new JsonlFormat().faults(FEED)).isEmpty();

    assertThat(Reading.of(FEED, CALL).only())
        .containsEntry("time", 1_795_597_200_123L)
        .containsEntry("talkMillis", 61_001L)
        .containsEntry("from", "+1202")
        .containsEntry("to", "+881")
        .containsEntry("account", "17")
        .containsEntry("sipCode", 200L)
        .containsEntry("call", "c-1");
  }

  @Test
  void whatIsAbsentOrNullOrNoValueIsNotSaid() {
    String line =
        "{\"endedAt\":\"2026-11-25T09:00:00+01:00\",\"customer\":null,\"call\":{\"to\":[1],"
            + "\"from\":\"+1\"},\"ok\":\"\",\"talk\":\"N/A\",\"a\":{\"b\":\"c\"}}";

    assertThat(Reading.of(FEED, line).only())
        .containsEntry("call", "c")
        .doesNotContainKeys("account", "to", "from", "talkMillis", "sipCode");
  }

  @Test
  void aFieldThatStandsTwiceMustSayTheSame() {
    assertThat(
            Reading.of(FEED, CALL.replace("{\"endedAt\"", "{\"customer\":\"17\",\"endedAt\""))
                .only())
        .containsEntry("account", "17");
    assertThat(
            Reading.of(FEED, CALL.replace("{\"endedAt\"", "{\"customer\":18,\"endedAt\"")).others)
        .containsExactly("refused a field stands twice, and says two things");
    assertThat(
            Reading.of(FEED, CALL.replace("{\"endedAt\"", "{\"x\":1,\"x\":2,\"endedAt\"")).records)
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "null", "1", "\"a\"", "{", "{}x", "{}{}", "{\"endedAt\":NaN}", "hello"})
  void whatIsNoObjectIsRefused(String line) {
    assertThat(Reading.of(FEED, line).others)
        .singleElement()
        .asString()
        .startsWith("refused ")
        .doesNotContain(line);
  }

  @Test
  void anObjectWithoutATimeIsRefused() {
    assertThat(Reading.of(FEED, "{}", "{\"endedAt\":\"yesterday\"}", "").others)
        .containsExactly("refused endedAt", "refused endedAt", "passed empty");
  }

  @Test
  void anObjectThatIsCutIsNone() {
    for (int at = 1; at < CALL.length(); at++) {
      assertThat(Reading.of(FEED, CALL.substring(0, at)).records).isEmpty();
    }
  }

  @Property(tries = 300)
  void whatAStrangerWritesMovesNothing(@ForAll String name) {
    String text = com.fasterxml.jackson.databind.node.TextNode.valueOf(name).toString();
    String line = CALL.replace("{\"endedAt\"", "{\"name\":" + text + "," + text + ":1,\"endedAt\"");

    List<Map<String, Object>> records = Reading.of(FEED, line).records;

    assertThat(records).hasSize(1);
    assertThat(records.get(0)).containsEntry("from", "+1202").containsEntry("account", "17");
  }

  @Test
  void depthIsNoMatter() {
    String line =
        CALL.replace("\"x\":[", "\"x\":" + "[".repeat(900) + "]".repeat(900) + ",\"y\":[");

    assertThat(Reading.of(FEED, line).only()).containsEntry("to", "+881");
  }
}
