package io.ringfence.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Records;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.KeyedHash;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ListingSealTest {

  private static final ListingSeal SEAL = ListingSeal.under(new KeyedHash(new byte[16]));
  private static final ListingSeal OTHER =
      ListingSeal.under(new KeyedHash("another key, not ours".getBytes(StandardCharsets.UTF_8)));

  private static final Listing LISTING =
      new Listing(
          "0123456789abcdef0123456789abcdef-1:listed",
          1_764_061_200_000L,
          "ringfence",
          SignalTopic.LISTING_ADD,
          new Subject(SubjectKind.NUMBER, "+12025550123"),
          "auto-blocked",
          "irsf, rule irsf-burst",
          1_764_061_200_001L,
          1_764_147_600_001L,
          false,
          "rule:irsf-burst",
          3,
          new Origin("0123456789abcdef0123456789abcdef-1", "n:+12025550188", 1));

  private static boolean intact(String record) {
    return SEAL.intact((Listing) Records.signal(record), record.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aListingIsIntactAfterItHasBeenWrittenAndRead() {
    assertThat(Records.signal(SEAL.write(LISTING))).isEqualTo(LISTING);
    assertThat(intact(SEAL.write(LISTING))).isTrue();
  }

  @Test
  void noOtherKeyAndNoMissingSealWillDo() {
    assertThat(intact(OTHER.write(LISTING))).isFalse();
    assertThat(intact(ListingJson.write(LISTING))).isFalse();
    assertThat(intact(SEAL.write(LISTING).replaceAll("\"seal\":\"[^\"]*\"", "\"seal\":7")))
        .isFalse();
  }

  @Test
  void whateverIsChangedBreaksTheSeal() {
    String written = SEAL.write(LISTING);
    for (String[] change :
        new String[][] {
          {"+12025550123", "+12025550124"},
          {"\"action\":\"add\"", "\"action\":\"allow\""},
          {"\"version\":3", "\"version\":4"},
          {"2025-11-26", "2025-12-26"},
          {"auto-blocked", "house"},
          {"\"hop\":1", "\"hop\":2"},
          {"+12025550188", "+12025550189"},
          {"cdef-1:listed", "cdef-2:listed"}
        }) {
      String changed = written.replace(change[0], change[1]);

      assertThat(changed).isNotEqualTo(written);
      assertThat(intact(changed)).as(change[1]).isFalse();
    }
  }

  @Test
  void withoutAKeyNothingIsSealedAndNothingIsAskedFor() {
    String written = ListingSeal.NONE.write(LISTING);

    assertThat(written).isEqualTo(ListingJson.write(LISTING));
    assertThat(ListingSeal.NONE.intact(LISTING, written.getBytes(StandardCharsets.UTF_8))).isTrue();
  }
}
