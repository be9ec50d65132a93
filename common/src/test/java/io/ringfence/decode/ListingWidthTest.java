package io.ringfence.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One record must not list, or clear, a continent. */
class ListingWidthTest {

  private static String listing(String action, String kind, String value) {
    return """
        {"type":"listing","id":"l-1","time":"2026-11-25T09:00:00Z","action":"%s",\
        "subject":{"kind":"%s","value":"%s"},"list":"house"}"""
        .formatted(action, kind, value);
  }

  @ParameterizedTest
  @CsvSource({
    "range, +1",
    "range, +44",
    "network, 0.0.0.0/0",
    "network, 10.0.0.0/7",
    "network, ::/0",
    "network, 2001::/18"
  })
  void aSubjectThatIsTooWideIsNeitherListedNorAllowed(String kind, String value) {
    for (String action : new String[] {"add", "allow"}) {
      Refusal refusal = Records.refusal(listing(action, kind, value));

      assertThat(refusal.reason()).isEqualTo(RefusalReason.TOO_WIDE);
      assertThat(refusal.field()).isEqualTo("subject.value");
      assertThat(refusal.detail()).doesNotContain(value);
    }
  }

  @ParameterizedTest
  @CsvSource({"range, +882", "network, 10.0.0.0/8", "network, 2001::/19", "number, +12025550123"})
  void theWidestThatSomebodyHoldsIsListed(String kind, String value) {
    assertThat(Records.signal(listing("add", kind, value))).isInstanceOf(Listing.class);
  }

  @Test
  void whatIsTooWideMayBeRemoved() {
    assertThat(Records.signal(listing("remove", "range", "+1"))).isInstanceOf(Listing.class);
  }
}
