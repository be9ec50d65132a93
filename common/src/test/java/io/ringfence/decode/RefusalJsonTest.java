package io.ringfence.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalJsonTest {

  private static final byte[] RAW = {'h', 'i', (byte) 0xFF};

  @Test
  void aRefusalFromATopicNamesPartitionAndOffset() {
    Position position = new Position("traffic.calls", 3, 7);

    assertThat(json(new Refusal(RefusalReason.BAD_FIELD, "time", "not a time", position, RAW)))
        .isEqualTo(
            """
            {"reason":"bad-field","field":"time","detail":"not a time",\
            "position":{"topic":"traffic.calls","partition":3,"offset":7},"raw":"aGn/"}""");
  }

  @Test
  void aRefusalFromAFileNamesItsLineAndATooLargeOneItsLength() {
    Position position = Position.line("a.jsonl", 8);

    assertThat(json(new Refusal(RefusalReason.TOO_LARGE, "", "large", position, RAW, 300_000)))
        .isEqualTo(
            """
            {"reason":"too-large","detail":"large",\
            "position":{"file":"a.jsonl","line":8},"raw":"aGn/","length":300000}""");
  }

  private static String json(Refusal refusal) {
    String json = new String(RefusalJson.of(refusal), UTF_8);
    assertThat(Schemas.faults("refusal", json)).isEmpty();
    return json;
  }
}
