package io.ringfence.decode;

import static io.ringfence.decode.Records.attempt;
import static io.ringfence.decode.Records.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Retention;
import io.ringfence.topics.TopicKinds;
import io.ringfence.topics.TopicNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a record is follows from its type; who may say it, from its topic. */
class WrongTopicTest {

  private static final String LISTING =
      record(
          "listing",
          """
          "action":"allow","subject":{"kind":"number","value":"+12025550123"}""");
  private static final String DERIVED =
      record(
          "listing",
          """
          "action":"add","subject":{"kind":"number","value":"+12025550123"},"version":1,
          "origin":{"id":"a-1"}""");
  private static final String PRIVACY =
      record(
          "privacy",
          """
          "action":"erase","subject":{"kind":"number","value":"+12025550123"}""");

  private static final Map<String, String> OWN =
      Map.of(
          TopicNames.CALLS, attempt(""),
          TopicNames.MESSAGES, record("message", "\"channel\":\"sms\",\"status\":\"submitted\""),
          TopicNames.SESSIONS, record("session", "\"meeting\":\"m\",\"action\":\"join\""),
          TopicNames.QUALITY, record("quality", "\"mos\":4.1"),
          TopicNames.SECURITY, record("security", "\"event\":\"login.ok\""),
          TopicNames.LISTINGS, LISTING,
          TopicNames.DERIVED_LISTINGS, DERIVED,
          TopicNames.PRIVACY_REQUESTS, PRIVACY);

  @Test
  void everyTopicHasItsOwnKindAndNoOther() {
    for (String topic : OWN.keySet()) {
      for (Map.Entry<String, String> each : OWN.entrySet()) {
        Optional<Refusal> refusal = refusal(each.getValue(), topic, TopicNames.DEFAULTS);

        if (each.getKey().equals(topic)) {
          assertThat(refusal).as("%s on its own topic", each.getKey()).isEmpty();
        } else {
          assertThat(refusal.map(Refusal::reason))
              .as("a record of %s on %s", each.getKey(), topic)
              .contains(RefusalReason.WRONG_TOPIC);
        }
      }
    }
  }

  @Test
  void theFieldSaysWhatIsWrong() {
    assertThat(refusal(PRIVACY, TopicNames.CALLS, TopicNames.DEFAULTS).map(Refusal::field))
        .contains("type");
    assertThat(refusal(DERIVED, TopicNames.LISTINGS, TopicNames.DEFAULTS).map(Refusal::field))
        .contains("origin");
    assertThat(
            refusal(LISTING, TopicNames.DERIVED_LISTINGS, TopicNames.DEFAULTS).map(Refusal::field))
        .contains("origin");
  }

  @Test
  void aTopicOfSeveralRolesHasTheKindsOfAllOfThem() {
    TopicNames one =
        new TopicNames(Map.of(TopicNames.CALLS, "all.of.it", TopicNames.SECURITY, "all.of.it"));

    assertThat(refusal(OWN.get(TopicNames.CALLS), "all.of.it", one)).isEmpty();
    assertThat(refusal(OWN.get(TopicNames.SECURITY), "all.of.it", one)).isEmpty();
    assertThat(refusal(LISTING, "all.of.it", one).map(Refusal::reason))
        .contains(RefusalReason.WRONG_TOPIC);
  }

  @Test
  void aFileMayHaveAnyKind() {
    for (String each : List.of(LISTING, DERIVED, PRIVACY, attempt(""))) {
      Decoded decoded =
          decoder(TopicNames.DEFAULTS)
              .decode(each.getBytes(UTF_8), Position.line(TopicNames.CALLS, 1), Decoder.NO_CLOCK);

      assertThat(decoded).isInstanceOf(Decoded.Read.class);
    }
  }

  @Test
  void whatBelongsElsewhereIsRefusedForThatBeforeAFieldIsLookedAt() {
    String allow = "{\"type\":\"listing\",\"action\":\"allow\"}";

    assertThat(refusal(allow, TopicNames.CALLS, TopicNames.DEFAULTS).map(Refusal::reason))
        .contains(RefusalReason.WRONG_TOPIC);
  }

  private static Decoder decoder(TopicNames names) {
    return new Decoder(Sources.shipped(), Retention.DEFAULT, TopicKinds.of(names));
  }

  private static Optional<Refusal> refusal(String record, String topic, TopicNames names) {
    Decoded decoded =
        decoder(names).decode(record.getBytes(UTF_8), new Position(topic, 0, 0), Decoder.NO_CLOCK);
    return decoded instanceof Decoded.Refused refused
        ? Optional.of(refused.refusal())
        : Optional.empty();
  }
}
