package io.ringfence.decode;

import static io.ringfence.decode.Records.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.feed.Sources;
import io.ringfence.decode.text.ContentNames;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Message;
import io.ringfence.signal.Retention;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.topics.TopicKinds;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Texts under a key: nobody can try out which text a hash is of. */
class KeyedContentTest {

  private static final String MESSAGE =
      record("message", "\"text\":\"your parcel waits for you at http://parcel.example/1\"");

  private final Decoder plain = decoder(ContentNames.PLAIN);
  private final Decoder keyed = decoder(ContentNames.keyed(new KeyedHash(new byte[16])));

  private static Decoder decoder(ContentNames names) {
    return new Decoder(Sources.shipped(), Retention.DEFAULT, TopicKinds.ANY, names, Set.of());
  }

  private static Signal signal(Decoder decoder, String record) {
    return ((Decoded.Read) decoder.decode(record.getBytes(UTF_8), Records.HERE, Decoder.NO_CLOCK))
        .signal();
  }

  private static String listed(Decoder decoder, String value) {
    String listing =
        record(
            "listing",
            "\"action\":\"add\",\"subject\":{\"kind\":\"content\",\"value\":\"" + value + "\"}");
    return ((Listing) signal(decoder, listing)).subject().value();
  }

  @Test
  void aTextIsCalledByAMarkedNameThatIsNotItsHash() {
    String hash = ((Message) signal(plain, MESSAGE)).template();
    String name = ((Message) signal(keyed, MESSAGE)).template();

    assertThat(hash).matches("[0-9a-f]{32}");
    assertThat(name).matches("keyed-[0-9a-f]{32}").doesNotContain(hash);
  }

  @Test
  void aListMayNameItByEither() {
    String hash = ((Message) signal(plain, MESSAGE)).template();
    String name = ((Message) signal(keyed, MESSAGE)).template();

    assertThat(listed(keyed, hash)).isEqualTo(name);
    assertThat(listed(keyed, name)).isEqualTo(name);
    assertThat(listed(plain, hash)).isEqualTo(hash);
  }

  private static String participant(Decoder decoder, String label) {
    String record =
        record(
            "session", "\"meeting\":\"m-1\",\"action\":\"join\",\"participant\":\"" + label + "\"");
    return ((Session) signal(decoder, record)).participant();
  }

  @Test
  void aParticipantOfAMeetingIsCalledByAMarkedNameThatStays() {
    String name = participant(keyed, "Ada Lovelace");

    assertThat(name).matches("keyed-[0-9a-f]{32}").isEqualTo(participant(keyed, "Ada Lovelace"));
    assertThat(participant(keyed, "ada lovelace")).isNotEqualTo(name);
    assertThat(participant(keyed, name)).as("nobody can pose as another").isNotEqualTo(name);
    assertThat(participant(keyed, "")).isEmpty();
    assertThat(participant(plain, "Ada Lovelace")).isEqualTo("Ada Lovelace");
  }

  @Test
  void aMessageWithoutATextHasNoName() {
    assertThat(((Message) signal(keyed, record("message", ""))).template()).isEmpty();
  }
}
