package io.ringfence.signal.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordSealTest {

  private static final String RECORD = "{\"id\":\"a-1\",\"version\":3,\"text\":\"é \\\"seal\\\"\"}";

  private final RecordSeal seal = seal("alert", "a key of ours, for tests");

  private static RecordSeal seal(String what, String key) {
    return new RecordSeal(what, Optional.of(new KeyedHash(key.getBytes(UTF_8))));
  }

  @Test
  void aRecordIsReadAsItWasBeforeItWasSealed() {
    String sealed = seal.write(RECORD);

    assertThat(sealed).startsWith(RECORD.substring(0, RECORD.length() - 1) + ",\"seal\":\"");
    assertThat(seal.read(sealed)).contains(RECORD);
    assertThat(seal.intact(sealed.getBytes(UTF_8))).isTrue();
  }

  @Test
  void whateverIsChangedBreaksTheSeal() {
    String sealed = seal.write(RECORD);

    for (int i = 0; i < sealed.length(); i++) {
      char other = sealed.charAt(i) == '0' ? '1' : '0';
      String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThat(seal.read(changed)).as(changed).isEmpty();
    }
    for (String each :
        List.of("", "{", RECORD, sealed + " ", " " + sealed, sealed + sealed, seal.write(sealed))) {
      assertThat(seal.read(each)).as(each).isNotEqualTo(Optional.of(RECORD));
    }
    assertThat(seal.read(RECORD)).isEmpty();
  }

  @Test
  void theSealOfAnotherKeyOrAnotherKindOfRecordIsNone() {
    assertThat(seal.read(seal("alert", "another key, not ours").write(RECORD))).isEmpty();
    assertThat(seal.read(seal("verdict", "a key of ours, for tests").write(RECORD))).isEmpty();
  }

  @Test
  void withoutAKeyNothingIsSealedAndNothingIsAskedFor() {
    RecordSeal none = new RecordSeal("alert", Optional.empty());

    assertThat(none.write(RECORD)).isEqualTo(RECORD);
    assertThat(none.read(RECORD)).contains(RECORD);
    assertThat(none.intact(new byte[] {(byte) 0xff})).isTrue();
  }
}
