package io.ringfence.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.topics.TopicNames;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Texts that listings share are not kept for those who were erased. */
class ForgottenNamesTest {

  private static final Subject BEN = new Subject(SubjectKind.NUMBER, "+12025550123");
  private static final Subject ANN = new Subject(SubjectKind.NUMBER, "+12025550124");
  private static final long ERASED = Instant.parse("2026-11-25T10:00:00Z").toEpochMilli();

  private final ErasureStore erasures = new ErasureStore(Optional.empty());
  private final ListingStore listings =
      new ListingStore(10, Sources.shipped(), TopicNames.DEFAULTS, erasures);

  private String reason(String id, Subject of) {
    String json =
        """
        {"type":"listing","id":"%s","time":"2026-11-25T09:00:00Z","action":"add",\
        "subject":{"kind":"number","value":"%s"},"list":"house","reason":"a complaint by Cid"}"""
            .formatted(id, of.value());
    listings.take(TopicNames.LISTINGS, json.getBytes(StandardCharsets.UTF_8));
    return listings.find(id).map(Listing::reason).orElseThrow();
  }

  @Test
  void theWordsOfAListingAreSharedAndGoWithTheLastThatHasThem() {
    WeakReference<String> words = new WeakReference<>(reason("l-1", BEN));
    assertThat(reason("l-2", ANN)).isSameAs(words.get());

    erasures.add(new Privacy("p-1", ERASED, "desk", SignalTopic.PRIVACY_ERASE, BEN, "asked"));
    erasures.add(new Privacy("p-2", ERASED, "desk", SignalTopic.PRIVACY_ERASE, ANN, "asked"));
    listings.review();

    assertThat(listings.find("l-1").map(Listing::reason)).contains("");
    for (int i = 0; i < 50 && words.get() != null; i++) {
      System.gc();
    }
    assertThat(words.get()).isNull();
  }
}
