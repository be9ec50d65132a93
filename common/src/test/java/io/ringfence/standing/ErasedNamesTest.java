package io.ringfence.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import org.junit.jupiter.api.Test;

/** A name that stands for an erased address or number is in no network and no range. */
class ErasedNamesTest {

  private static final Subject NETWORK = new Subject(SubjectKind.NETWORK, "203.0.113.0/24");

  @Test
  void nothingIsOverThem() {
    SharedStanding shared = new SharedStanding();
    shared.accept(
        new Listing(
            "l", 1, "default", SignalTopic.LISTING_ADD, NETWORK, "house", "", 1, 9, false, ""));

    for (SubjectKind kind : SubjectKind.values()) {
      Subject erased = new Subject(kind, Subject.ERASED + "12ab");
      assertThat(shared.over(erased)).isEmpty();
      assertThat(SharedStanding.covers(NETWORK, erased)).isFalse();
    }
    assertThat(shared.over(new Subject(SubjectKind.ADDRESS, "203.0.113.7"))).hasSize(1);
  }
}
