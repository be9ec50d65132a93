package io.ringfence.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.privacy.Holding;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a text names a subject. */
class MentionTest {

  private final Mention number = new Mention(new Subject(SubjectKind.NUMBER, "+12025550123"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+12025550123",
        "seen with listed number +12025550123, list house",
        "{\"value\":\"+12025550123\"}",
        "00+12025550123."
      })
  void itsValueAsAWordNamesIt(String text) {
    assertThat(number.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n:+120255501234", "+120255501234", "2025550123"})
  void aPartOfALongerWordDoesNot(String text) {
    assertThat(number.isIn(text)).isFalse();
  }

  @Test
  void aWordThatBeginsWithALetterBeginsAWord() {
    Mention account = new Mention(new Subject(SubjectKind.ACCOUNT, "acme-17"));

    assertThat(account.isIn("Account acme-17 tried 8 calls")).isTrue();
    assertThat(account.isIn("Account notacme-17 tried 8 calls")).isFalse();
  }

  @Test
  void aKeyNamesOneOfItsKindAndAParticipantWhoIsCalledLikeIt() {
    assertThat(number.isIn(said(List.of("a:acme", "n:+12025550123"), List.of()))).isTrue();
    assertThat(number.isIn(said(List.of("p:+12025550123"), List.of()))).isTrue();
    assertThat(number.isIn(said(List.of("a:+12025550123"), List.of()))).isFalse();
    assertThat(number.isIn(said(List.of(), List.of("by +12025550123")))).isTrue();
  }

  /** A name that may be any word counts where it is a name, and nowhere else. */
  @Test
  void aNameThatMayBeAnyWordIsNoneInARemark() {
    Mention calls = new Mention(new Subject(SubjectKind.ACCOUNT, "calls"));

    assertThat(calls.isIn(said(List.of("a:calls"), List.of()))).isTrue();
    assertThat(calls.isIn(said(List.of("a:acme"), List.of("12 calls", "calls")))).isFalse();
    assertThat(calls.countIn("calls".getBytes(UTF_8))).isZero();
  }

  private static Holding.Said said(List<String> keys, List<String> remarks) {
    return new Holding.Said("", keys, remarks);
  }

  @Test
  void inBytesEveryPlaceCounts() {
    assertThat(number.countIn("+12025550123+120255501234".getBytes(UTF_8))).isEqualTo(2);
    assertThat(number.countIn(new byte[3])).isZero();
  }
}
