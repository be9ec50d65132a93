package io.ringfence.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Exemption;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingRowTest {

  private static final Masking ANALYST =
      new Masking(new References("0123456789abcdef".getBytes(StandardCharsets.UTF_8)), true);

  private static ListingRow row(SignalTopic action, Exemption exemption) {
    Subject subject = new Subject(SubjectKind.ACCOUNT, "acme-17");
    Listing listing =
        new Listing("l", 1, "desk", action, subject, "x", "alarms", 1, 9, false, "ada")
            .exempting(exemption);
    return ListingRow.of(listing, ANALYST, 5);
  }

  @Test
  void anExemptionIsNoListingAndSaysFromWhat() {
    ListingRow row =
        row(
            SignalTopic.LISTING_EXEMPT,
            new Exemption(List.of("area-burst", "irsf-burst"), List.of("wangiri")));

    assertThat(row.action()).isEqualTo("exempt");
    assertThat(row.origin()).isEqualTo("from rules area-burst, irsf-burst; fraud wangiri");
    assertThat(row.state()).isEqualTo("holds");
    assertThat(row.actor()).isEqualTo("ada");
  }

  @Test
  void othersAreCalledWhatTheyWere() {
    assertThat(row(SignalTopic.LISTING_ADD, Exemption.NONE).action()).isEqualTo("listed");
    assertThat(row(SignalTopic.LISTING_ALLOW, Exemption.NONE).action()).isEqualTo("allowed");
    assertThat(row(SignalTopic.LISTING_REMOVE, Exemption.NONE).action()).isEqualTo("removed");
    assertThat(row(SignalTopic.LISTING_ADD, Exemption.NONE).origin()).isEmpty();
  }
}
