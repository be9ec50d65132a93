package io.ringfence.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a text names a subject. */
class MentionTest {

  private final Mention number = new Mention(new Subject(SubjectKind.NUMBER, "+12025550123"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n:+12025550123",
        "+12025550123",
        "seen with listed number +12025550123, list house",
        "{\"value\":\"+12025550123\"}",
        "00+12025550123."
      })
  void itsKeyAndItsValueAsAWordNameIt(String text) {
    assertThat(number.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n:+120255501234", "+120255501234", "2025550123", "a:+12025550123"})
  void aPartOfALongerWordAndAnotherKindDoNot(String text) {
    assertThat(number.isIn(text)).isFalse();
  }

  @Test
  void aWordThatBeginsWithALetterBeginsAWord() {
    Mention account = new Mention(new Subject(SubjectKind.ACCOUNT, "acme"));

    assertThat(account.isIn("Account acme tried 8 calls")).isTrue();
    assertThat(account.isIn("Account notacme tried 8 calls")).isFalse();
  }

  @Test
  void inBytesEveryPlaceCounts() {
    assertThat(number.countIn("+12025550123+120255501234".getBytes(UTF_8))).isEqualTo(2);
    assertThat(number.countIn(new byte[3])).isZero();
  }
}
