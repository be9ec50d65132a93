package io.ringfence.decode;

import static io.ringfence.decode.Records.record;
import static io.ringfence.decode.Records.refusal;
import static io.ringfence.decode.Records.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Exemption;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.standing.ListingJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an exemption has to say, and which field is named where it does not. */
class ExemptionDecoderTest {

  private static final String WHOLE =
      """
      "action":"exempt","subject":{"kind":"account","value":"acme-17"},"list":"exemptions",\
      "rules":["irsf-burst","area-burst","irsf-burst"],"frauds":["wangiri"],\
      "reason":"alarm panels","until":"2027-02-01T00:00:00Z","actor":"ada\"""";

  private static Listing read(String fields) {
    return (Listing) signal(record("listing", fields));
  }

  @Test
  void itNamesRulesAndFraudsAndItsEnd() {
    Listing read = read(WHOLE);

    assertThat(read.action()).isEqualTo(SignalTopic.LISTING_EXEMPT);
    assertThat(read.exemption())
        .isEqualTo(new Exemption(List.of("area-burst", "irsf-burst"), List.of("wangiri")));
    assertThat(read.reason()).isEqualTo("alarm panels");
    assertThat(read.actor()).isEqualTo("ada");
    assertThat(read.from()).isEqualTo(Instant.parse("2026-11-25T09:00:00Z").toEpochMilli());
    assertThat(read.until()).isEqualTo(Instant.parse("2027-02-01T00:00:00Z").toEpochMilli());
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    Listing read = read(WHOLE);

    assertThat(signal(ListingJson.write(read))).isEqualTo(read);
  }

  /** An import writes what it knows of an erased subject in the least form. */
  @Test
  void withoutWordsItCanStillBeRead() {
    Listing least = read(WHOLE).withoutWords();

    assertThat(ListingJson.write(least)).doesNotContain("alarm panels").doesNotContain("ada");
    assertThat(signal(ListingJson.write(least))).isEqualTo(least);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"reason\":\"alarm panels\"   | \"x\":1            | missing-field | reason",
        "\"reason\":\"alarm panels\"   | \"reason\":\"\"    | bad-field     | reason",
        "\"until\":\"2027-02-01T00:00:00Z\" | \"x\":1       | missing-field | until",
        "2027-02-01T00:00:00Z | 2026-11-25T09:00:00Z      | bad-field     | until",
        "2027-02-01T00:00:00Z | 2029-11-25T09:00:00.001Z  | bad-field     | until",
        "\"actor\":\"ada\"             | \"x\":1            | missing-field | actor",
        "\"actor\":\"ada\"             | \"actor\":\"\"     | bad-field     | actor",
        "\"frauds\":[\"wangiri\"]      | \"frauds\":\"wangiri\" | bad-field | frauds",
        "[\"wangiri\"]                 | [\"Wangiri\"]      | bad-field     | frauds",
        "\"area-burst\"                | 7                  | bad-field     | rules",
        "\"area-burst\"                | \"\"               | bad-field     | rules",
        "\"kind\":\"account\"          | \"kind\":\"meeting\" | bad-field  | subject.kind",
        "\"action\":\"exempt\"         | \"action\":\"allow\" | bad-field  | rules",
      })
  void eachBadFieldIsNamed(String field, String other, String reason, String named) {
    assertThat(WHOLE).contains(field);

    Refusal refusal = refusal(record("listing", WHOLE.replace(field, other)));

    assertThat(refusal.reason().label()).isEqualTo(reason);
    assertThat(refusal.field()).isEqualTo(named);
  }

  @Test
  void aRuleOrAFraudIsNeeded() {
    String rules = "\"rules\":[\"irsf-burst\",\"area-burst\",\"irsf-burst\"],";
    String neither = WHOLE.replace(rules, "").replace("\"frauds\":[\"wangiri\"],", "");

    assertThat(refusal(record("listing", neither)).reason()).isEqualTo(RefusalReason.MISSING_FIELD);
    assertThat(refusal(record("listing", neither)).field()).isEqualTo("rules");
    assertThat(read(WHOLE.replace(rules, "")).exemption().rules()).isEmpty();
  }
}
