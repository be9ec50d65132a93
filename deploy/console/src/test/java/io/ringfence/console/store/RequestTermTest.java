package io.ringfence.console.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.feed.Sources;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A privacy request names somebody who may have asked to be forgotten: it has a term, too. */
class RequestTermTest {

  private static final long DAY = 24 * 3_600_000L;
  private static final long START = Instant.parse("2026-12-01T00:00:00Z").toEpochMilli();
  private static final Subject ACCOUNT = new Subject(SubjectKind.ACCOUNT, "a");

  private final PrivacyRequestStore requests = new PrivacyRequestStore(Sources.shipped());

  private void take(String id, long time, String action, long until) {
    requests.take(
        """
        {"type":"privacy","id":"%s","time":"%s","action":"%s",\
        "subject":{"kind":"account","value":"a"},"actor":"legal","ground":"order 7","until":"%s"}"""
            .formatted(id, Instant.ofEpochMilli(time), action, Instant.ofEpochMilli(until))
            .getBytes(UTF_8));
  }

  private void forget(long now) {
    requests.forgetBefore(now - 90 * DAY, now);
  }

  @Test
  void aRequestIsForgottenAtItsTerm() {
    take("p-1", START, "erase", START);
    take("p-2", START + DAY, "access", START);

    forget(START + 90 * DAY);
    assertThat(requests.about(ACCOUNT)).extracting(Privacy::id).containsExactly("p-2", "p-1");
    forget(START + 90 * DAY + 1);
    assertThat(requests.about(ACCOUNT)).extracting(Privacy::id).containsExactly("p-2");
    forget(START + 91 * DAY + 1);
    assertThat(requests.about(ACCOUNT)).isEmpty();
  }

  @Test
  void aHoldIsKnownUntilItEnds() {
    take("p-1", START, "hold", START + 200 * DAY);
    take("p-2", START + 1, "hold", START + 100 * DAY);

    forget(START + 150 * DAY);
    assertThat(requests.hold(ACCOUNT, START + 150 * DAY)).isPresent();
    assertThat(requests.about(ACCOUNT)).extracting(Privacy::id).containsExactly("p-1");
    forget(START + 200 * DAY);
    assertThat(requests.about(ACCOUNT)).isEmpty();
  }

  /** The release goes with its hold, which would else seem to last. */
  @Test
  void aHoldThatWasReleasedIsForgottenAtItsTerm() {
    take("p-1", START, "hold", START + 200 * DAY);
    take("p-2", START + 1, "release", START);
    take("p-3", START + DAY, "hold", START + 300 * DAY);

    forget(START + 150 * DAY);

    assertThat(requests.about(ACCOUNT)).extracting(Privacy::id).containsExactly("p-3");
  }

  private static Listing listing() {
    return new Listing(
        "l-1",
        START - DAY,
        "",
        SignalTopic.LISTING_ADD,
        ACCOUNT,
        "house",
        "a complaint by Ben",
        START - DAY,
        Long.MAX_VALUE,
        false,
        "ann");
  }

  @Test
  void theNameOfWhoWasErasedIsForgottenAndTheLedgerStillTells() {
    SubjectDigests digests = SubjectDigests.under(new byte[32]);
    ErasureStore unknowing = new ErasureStore(Optional.empty());
    ErasureStore knowing = new ErasureStore(Optional.of(digests));
    Privacy erase = new Privacy("p-1", START, "desk", SignalTopic.PRIVACY_ERASE, ACCOUNT, "asked");
    unknowing.add(erase);
    knowing.add(erase);
    knowing.take(digests.entry(ACCOUNT.key(), "p-1", START).json().getBytes(UTF_8));

    unknowing.forgetBefore(START);
    assertThat(unknowing.left(listing()).reason()).isEmpty();
    unknowing.forgetBefore(START + 1);
    knowing.forgetBefore(START + 1);

    assertThat(unknowing.left(listing()).reason()).isEqualTo("a complaint by Ben");
    assertThat(knowing.left(listing()).reason()).isEmpty();
  }
}
