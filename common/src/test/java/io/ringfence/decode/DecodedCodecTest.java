package io.ringfence.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Decoded.Refused;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Golden;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecodedCodecTest {

  private static final byte[] RAW = "{\"type\":1}\r".getBytes(StandardCharsets.UTF_8);

  private final DecodedCodec codec = new DecodedCodec();

  @Test
  void aReadRecordTravelsWithItsPositionAndBytes() {
    Position position = new Position("traffic.calls", 3, 1L << 40);
    Privacy signal =
        new Privacy(
            "p-1", 5, "dpo", SignalTopic.PRIVACY_ACCESS, new Subject(SubjectKind.TRUNK, "t-1"), "");

    Read read = (Read) Golden.roundTrip(new Read(signal, position, RAW), codec);

    assertThat(read.signal()).isEqualTo(signal);
    assertThat(read.position()).isEqualTo(position);
    assertThat(read.raw()).isEqualTo(RAW);
  }

  @ParameterizedTest
  @EnumSource(RefusalReason.class)
  void aRefusalTravelsWhole(RefusalReason reason) {
    Refusal refusal =
        new Refusal(reason, "time", "not a time", Position.line("a.jsonl", 8), RAW, 1L << 33);

    Refusal read = ((Refused) Golden.roundTrip(new Refused(refusal), codec)).refusal();

    assertThat(read).usingRecursiveComparison().isEqualTo(refusal);
  }
}
