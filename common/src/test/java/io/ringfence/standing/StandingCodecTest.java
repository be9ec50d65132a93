package io.ringfence.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.codec.ListingCodec;
import io.ringfence.signal.encoding.Golden;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Listings with and without versions and origins, as they are stored. */
class StandingCodecTest {

  private static final long TIME = 1_764_061_200_000L;
  private static final Subject DEVICE = new Subject(SubjectKind.DEVICE, "imei:35");

  private static final List<Listing> LISTINGS =
      List.of(
          listing("l-1", SignalTopic.LISTING_ADD, false, 0, Origin.NONE),
          listing("a-1:listed", SignalTopic.LISTING_ADD, false, 2, new Origin("a-1", "", 0)),
          listing(
              "d-1",
              SignalTopic.LISTING_REMOVE,
              true,
              TIME,
              new Origin("l-2", "n:+12025550123", 2)));

  private static Listing listing(
      String id, SignalTopic action, boolean withdrawn, long version, Origin origin) {
    return new Listing(
        id, TIME, "ops", action, DEVICE, "house", "irsf", TIME + 1, TIME + 9, withdrawn, "soc",
        version, origin);
  }

  private static Standing standing() {
    Standing standing = new Standing();
    LISTINGS.forEach(standing::accept);
    return standing;
  }

  @Test
  void theStoredFormsAreThoseOfTheGoldenFile() throws IOException {
    assertThat(LISTINGS.stream().map(each -> Golden.toHex(each, new ListingCodec())).toList())
        .isEqualTo(Golden.lines("listing.v1"));
    assertThat(List.of(Golden.toHex(standing(), new StandingCodec())))
        .isEqualTo(Golden.lines("standing.v1"));
  }

  @Test
  void aStandingIsStoredWithItsSubjectsKey() throws IOException {
    SubjectStanding subject = new SubjectStanding(DEVICE.key(), standing());

    assertThat(List.of(Golden.toHex(subject, new SubjectStandingCodec())))
        .isEqualTo(Golden.lines("subject-standing.v1"));
    assertThat(Golden.read("subject-standing.v1", new SubjectStandingCodec(), 1))
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.key()).isEqualTo(DEVICE.key());
              assertThat(read.standing().notices()).isEqualTo(standing().notices());
            });
  }

  @Test
  void whatIsStoredIsReadWhole() throws IOException {
    assertThat(Golden.read("listing.v1", new ListingCodec(), 1)).isEqualTo(LISTINGS);
    assertThat(Golden.read("standing.v1", new StandingCodec(), 1))
        .singleElement()
        .satisfies(read -> assertThat(read.notices()).isEqualTo(standing().notices()));
  }
}
