package io.ringfence.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.kpi.detail.DetailRecordKey;
import io.ringfence.kpi.detail.SignalAnonymizer;
import io.ringfence.signal.Session;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.encoding.KeyedHash;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignalAnonymizerTest {

  private static final String NUMBER = "+12025550123";

  private static Session session(String id, String number) {
    return new Session(
        id, 1_000, "rooms", SignalTopic.SESSION_JOIN, "m-77", "", "", "", "", number);
  }

  private static Session impersonal(Session session, byte... key) {
    Optional<KeyedHash> hash = key.length == 0 ? Optional.empty() : Optional.of(new KeyedHash(key));
    return (Session)
        new SignalAnonymizer(IndicatorPipeline.NUMBERS, hash).of(session).orElseThrow();
  }

  @Test
  void underAKeyNobodyCanTryOutWhoAParticipantIs() {
    String guessed = HexFormat.of().toHexDigits(Hash.of(NUMBER));
    Session known = impersonal(session("s-1", NUMBER), new byte[16]);

    assertThat(impersonal(session("s-1", NUMBER)).participant()).isEqualTo(guessed);
    assertThat(known.participant()).matches("[0-9a-f]{16}").isNotEqualTo(guessed);
    assertThat(known.number()).isEmpty();
    assertThat(DetailRecordKey.of(known))
        .isNotEqualTo(DetailRecordKey.of(impersonal(session("s-1", NUMBER))));
  }

  @Test
  void underAKeyAParticipantIsOneAndOthersAreOthers() {
    byte[] key = new byte[16];

    assertThat(impersonal(session("s-1", NUMBER), key).participant())
        .isEqualTo(impersonal(session("s-2", NUMBER), key).participant())
        .isNotEqualTo(impersonal(session("s-3", NUMBER + '4'), key).participant());
  }
}
