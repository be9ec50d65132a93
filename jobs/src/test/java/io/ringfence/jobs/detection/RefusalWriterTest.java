package io.ringfence.jobs.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalWriterTest {

  private static final long SECOND = 1_000_000_000;

  private static long nanos;

  private static List<String> written(RefusalWriter writer, int count) {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Refusal refusal =
          new Refusal(
              RefusalReason.MALFORMED,
              "",
              "not JSON in UTF-8",
              new Position("traffic.calls", 0, i),
              "raw".getBytes(UTF_8));
      written.add(new String(writer.map(refusal).json(), UTF_8));
    }
    return written;
  }

  private static long whole(List<String> refusals) {
    return refusals.stream().filter(each -> each.contains("\"raw\":\"cmF3\"}")).count();
  }

  @Test
  void ofMoreThanSoManyASecondOnlyThePositionIsWritten() {
    nanos = SECOND;
    RefusalWriter writer = RefusalWriter.sampling(() -> nanos);

    List<String> first = written(writer, RefusalWriter.MOST_WHOLE + 5);
    nanos += SECOND;
    List<String> next = written(writer, 5);

    assertThat(first).hasSize(RefusalWriter.MOST_WHOLE + 5);
    assertThat(whole(first)).isEqualTo(RefusalWriter.MOST_WHOLE);
    assertThat(first.get(RefusalWriter.MOST_WHOLE))
        .contains("\"offset\":1000")
        .contains("\"raw\":\"\",\"length\":3}");
    assertThat(whole(next)).isEqualTo(5);
  }

  @Test
  void whatHasAnEndIsWrittenWhole() {
    assertThat(whole(written(RefusalWriter.whole(), 2 * RefusalWriter.MOST_WHOLE)))
        .isEqualTo(2 * RefusalWriter.MOST_WHOLE);
  }
}
