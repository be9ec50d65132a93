package io.ringfence.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  private final References references =
      new References("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
  private final Masking viewer = new Masking(references, false);
  private final Masking analyst = new Masking(references, true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+12025550123",
        "12025550123",
        "+1 (202) 555-0123",
        "202.555.0123",
        "202–555–0123",
        "+1/202/555/0123",
        "+1\u200b202\u200b555\u200b0123",
        "+1\u00a0202\u00a0555\u00a00123",
        "+1\t202\t555\t0123",
        "＋１２０２５５５０１２３",
        "+١٢٠٢٥٥٥٠١٢٣",
        "sip:+12025550123@pbx.example",
        "imei:356938035643809"
      })
  void aViewerSeesNoWholeNumberHoweverItIsWritten(String written) {
    String seen = viewer.text("from " + written + " to");

    String digits = seen.replaceAll("·[a-z2-9]{4}", "").replaceAll("[^\\p{Nd}]", "");
    assertThat(digits.codePointCount(0, digits.length())).isLessThanOrEqualTo(4);
    assertThat(seen).contains("••••").startsWith("from ");
    assertThat(analyst.text("from +12025550123 to")).isEqualTo("from +12025550123 to");
  }

  @Test
  void theSameNumberHasTheSameMark() {
    assertThat(viewer.text("+12025550123")).isEqualTo(viewer.text("+12025550123"));
    assertThat(viewer.text("+12025550123")).isNotEqualTo(viewer.text("+12025550124"));
  }

  @Test
  void whatIsNoNumberStaysAsItIs() {
    assertThat(viewer.text("Account acme-17 tried 14 calls worth 6.25 from 203.0.113.207"))
        .isEqualTo("Account acme-17 tried 14 calls worth 6.25 from 203.0.113.207");
  }

  @Test
  void aNameAsSenderIsMaskedButForItsRegion() {
    assertThat(viewer.value(new Subject(SubjectKind.NUMBER, "NG:Zenith Bank")))
        .startsWith("NG:••••");
  }

  @Test
  void whatHidesOrTurnsAroundIsMadeVisible() {
    assertThat(analyst.text("a\u202egnp.exe")).isEqualTo("a⟨202E⟩gnp.exe");
    assertThat(analyst.text("a\u0000b\u200bc\u2028d")).isEqualTo("a⟨0000⟩b⟨200B⟩c⟨2028⟩d");
  }

  @Test
  void aReferenceRevealsNothingAndCannotBeForged() {
    Subject subject = new Subject(SubjectKind.NUMBER, "+12025550123");
    String reference = references.of(subject);

    assertThat(references.subject(reference)).contains(subject);
    assertThat(references.of(subject)).isEqualTo(reference);
    assertThat(references.alert(reference)).as("of another kind").isEmpty();
    assertThat(references.subject(flipped(reference))).isEmpty();
    assertThat(references.subject("")).isEmpty();
    assertThat(references.subject("%%%")).isEmpty();
    References others = new References("fedcba9876543210".getBytes(StandardCharsets.UTF_8));
    assertThat(others.subject(reference)).isEmpty();
  }

  private static String flipped(String reference) {
    char last = reference.charAt(24) == 'A' ? 'B' : 'A';
    return reference.substring(0, 24) + last + reference.substring(25);
  }
}
