package io.ringfence.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.feed.Sources;
import io.ringfence.decode.text.ContentNames;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SecondPerson;
import io.ringfence.topics.TopicKinds;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondPersonTest {

  private static Decoded decode(Set<SecondPerson> demanded, String action, String more) {
    Decoder decoder =
        new Decoder(
            Sources.shipped(), Retention.DEFAULT, TopicKinds.ANY, ContentNames.PLAIN, demanded);
    String record =
        Records.record(
            "privacy",
            "\"action\":\"%s\",\"subject\":{\"kind\":\"account\",\"value\":\"acme-17\"}%s"
                .formatted(action, more.replace('\'', '"')));
    return decoder.decode(record.getBytes(UTF_8), Records.HERE, Decoder.NO_CLOCK);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nobody is named      | ''                                         | MISSING_FIELD | actor",
        "nobody has approved  | ,'actor':'pia'                             | MISSING_FIELD | approvedBy",
        "nobody has asked     | ,'approvedBy':'pia'                        | MISSING_FIELD | actor",
        "one has done both    | ,'actor':'pia','approvedBy':'pia'          | BAD_FIELD     | approvedBy",
        "in another spelling  | ,'actor':'pia','approvedBy':' PIA '        | BAD_FIELD     | approvedBy",
        "by an empty name     | ,'actor':'pia','approvedBy':' '            | BAD_FIELD     | approvedBy",
        "by no name           | ,'actor':'pia','approvedBy':7              | BAD_FIELD     | approvedBy",
      })
  void whatOnePersonAsksForAloneIsRefused(
      String what, String people, RefusalReason reason, String field) {
    for (String action : new String[] {"erase", "release"}) {
      Decoded decoded = decode(EnumSet.allOf(SecondPerson.class), action, people);

      assertThat(decoded).isInstanceOf(Decoded.Refused.class);
      Refusal refusal = ((Decoded.Refused) decoded).refusal();
      assertThat(refusal.reason()).isEqualTo(reason);
      assertThat(refusal.field()).isEqualTo(field);
    }
  }

  @Test
  void whatAnotherOneHasApprovedIsRead() {
    Decoded decoded =
        decode(Set.of(SecondPerson.ERASE), "erase", ",'actor':'pia','approvedBy':'max'");

    assertThat(decoded).isInstanceOf(Decoded.Read.class);
    assertThat(((Privacy) ((Decoded.Read) decoded).signal()).actor()).isEqualTo("pia");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access", "release"})
  void whatIsNotDemandedOnePersonMayDo(String action) {
    assertThat(decode(Set.of(SecondPerson.ERASE), action, "")).isInstanceOf(Decoded.Read.class);
    assertThat(decode(Set.of(), "erase", "")).isInstanceOf(Decoded.Read.class);
  }
}
