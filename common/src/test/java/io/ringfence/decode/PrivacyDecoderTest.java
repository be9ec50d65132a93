package io.ringfence.decode;

import static io.ringfence.decode.Records.record;
import static io.ringfence.decode.Records.refusal;
import static io.ringfence.decode.Records.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Correction;
import io.ringfence.signal.Privacy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a privacy request says, and which one is refused. */
class PrivacyDecoderTest {

  private static final long NINE = Instant.parse("2026-11-25T09:00:00Z").toEpochMilli();
  private static final long DAY = 86_400_000;

  @Test
  void aRequestWhoseIdHasTheNameInItIsRefused() {
    String subject = "\"subject\":{\"kind\":\"number\",\"value\":\"+1 202 555 0123\"}";
    String request = record("privacy", "\"action\":\"erase\"," + subject);
    String id = ((Privacy) signal(request)).id();

    assertThat(refusal(request.replace(id, "for-+12025550123")).field()).isEqualTo("id");
    assertThat(signal(request.replace(id, "for-0123"))).isNotNull();
  }

  @Test
  void aTenantMayInstructAccessAndErasureButNoHoldAndNoCorrection() {
    String subject = "\"subject\":{\"kind\":\"account\",\"value\":\"a\"},\"tenant\":\" acme \"";

    Privacy read = (Privacy) signal(record("privacy", "\"action\":\"erase\"," + subject));

    assertThat(read.tenant()).isEqualTo("acme");
    assertThat(refusal(record("privacy", "\"action\":\"release\"," + subject)).field())
        .isEqualTo("tenant");
    String correction = ",\"correct\":{\"listing\":\"l-1\"}";
    assertThat(refusal(record("privacy", "\"action\":\"correct\"," + subject + correction)).field())
        .isEqualTo("tenant");
    assertThat(refusal(hold(",\"until\":" + (NINE + DAY) + ",\"tenant\":\"acme\"")).field())
        .isEqualTo("tenant");
  }

  private static String hold(String more) {
    return record(
        "privacy",
        "\"action\":\"hold\",\"subject\":{\"kind\":\"account\",\"value\":\"a\"}"
            + ",\"ground\":\" order 7 \",\"actor\":\"legal\""
            + more);
  }

  @Test
  void aHoldHasAGroundAnOwnerAnEndAndAReview() {
    Privacy hold = (Privacy) signal(hold(",\"until\":" + (NINE + 10 * DAY)));
    assertThat(hold.actor()).isEqualTo("legal");
    assertThat(hold.terms())
        .as("a review half way")
        .isEqualTo(new Privacy.HoldTerms("order 7", NINE + 10 * DAY, NINE + 5 * DAY));

    Privacy longer = (Privacy) signal(hold(",\"until\":" + (NINE + 1096 * DAY)));
    assertThat(longer.terms().review()).isEqualTo(NINE + 90 * DAY);
    String said = ",\"until\":" + (NINE + 10 * DAY) + ",\"review\":" + (NINE + DAY);
    assertThat(((Privacy) signal(hold(said))).terms().review()).isEqualTo(NINE + DAY);
  }

  @Test
  void aHoldIsRefusedWithTheFieldThatItLacksOrThatIsOutOfBounds() {
    assertThat(refusal(hold("")).reason()).isEqualTo(RefusalReason.MISSING_FIELD);
    assertThat(refusal(hold("")).field()).isEqualTo("until");
    assertThat(refusal(hold(",\"until\":" + NINE)).field()).isEqualTo("until");
    assertThat(refusal(hold(",\"until\":" + (NINE + 1096 * DAY + 1))).field()).isEqualTo("until");
    assertThat(refusal(hold(",\"until\":" + (NINE + 1096 * DAY + 1))).reason())
        .isEqualTo(RefusalReason.BAD_FIELD);
    String until = ",\"until\":" + (NINE + DAY);
    assertThat(refusal(hold(until + ",\"review\":" + (NINE + DAY + 1))).field())
        .isEqualTo("review");
    assertThat(refusal(hold(until + ",\"review\":" + NINE)).field()).isEqualTo("review");
  }

  @Test
  void theTermsOfAHoldAreNothingToOtherRequests() {
    Privacy release =
        (Privacy) signal(hold(",\"until\":" + (NINE + DAY)).replace("\"hold\"", "\"release\""));

    assertThat(release.actor()).isEqualTo("legal");
    assertThat(release.terms()).isEqualTo(Privacy.HoldTerms.NONE);
  }

  private static String correct(String what) {
    return record(
        "privacy",
        "\"action\":\"correct\",\"subject\":{\"kind\":\"number\",\"value\":\"+12025550123\"},"
            + "\"correct\":"
            + what);
  }

  @Test
  void aCorrectionSaysWhatWasWrong() {
    assertThat(((Privacy) signal(correct("{\"listing\":\"l-1\"}"))).correct())
        .isEqualTo(Correction.ofListing("l-1"));
    assertThat(
            ((Privacy)
                    signal(
                        correct("{\"link\":{\"kind\":\"device\",\"value\":\"0011.2233.4455\"}}")))
                .correct())
        .isEqualTo(Correction.ofLink("d:mac:001122334455"));
    assertThat(((Privacy) signal(correct("{\"records\":[\"r-2\",\"r-1\",\"r-2\"]}"))).correct())
        .isEqualTo(Correction.ofRecords(List.of("r-2", "r-1")));
  }

  @Test
  void aCorrectionIsRefusedWithTheFieldThatIsWrong() {
    String two = "{\"listing\":\"l-1\",\"records\":[\"r-1\"]}";
    assertThat(refusal(correct("null")).reason()).isEqualTo(RefusalReason.MISSING_FIELD);
    assertThat(refusal(correct(two)).field()).isEqualTo("correct");
    assertThat(refusal(correct("{\"records\":[]}")).field()).isEqualTo("correct.records");
    assertThat(
            refusal(correct("{\"link\":{\"kind\":\"number\",\"value\":\"+12025550124\"}}")).field())
        .as("numbers are not linked with each other")
        .isEqualTo("correct.link.kind");
    assertThat(refusal(correct("{\"link\":{\"kind\":\"address\",\"value\":\"host\"}}")).field())
        .isEqualTo("correct.link.value");
  }
}
