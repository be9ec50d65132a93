package io.ringfence.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTextsTest {

  private static Listing listing(String network) {
    String list = new String("vpn"); // as each record brings its own
    String reason = new String("reason");
    return new Listing(
        network,
        1,
        "lists",
        SignalTopic.LISTING_ADD,
        Subject.ofKey("w:" + network),
        list,
        reason,
        1,
        Long.MAX_VALUE,
        false,
        "");
  }

  private static ListingChange notice(SharedStanding shared, String network) {
    return shared.get("w:" + network).notices().get(0);
  }

  @Test
  void whatAllListingsSayIsKeptOnceWhetherReadOrRestored() {
    SharedStanding shared = new SharedStanding();
    Standing restored = new Standing();
    restored.accept(listing("10.3.0.0/16"));

    shared.accept(listing("10.1.0.0/16"));
    shared.accept(listing("10.2.0.0/16"));
    shared.put("w:10.3.0.0/16", restored);

    ListingChange first = notice(shared, "10.1.0.0/16");
    assertThat(List.of("10.2.0.0/16", "10.3.0.0/16"))
        .allSatisfy(
            other -> {
              assertThat(notice(shared, other).list()).isEqualTo("vpn").isSameAs(first.list());
              assertThat(notice(shared, other).reason()).isSameAs(first.reason());
            });
  }
}
