package io.ringfence.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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
        "1.202.555.0123",
        "120.255.50.123",
        "120.255.501.23",
        "1 202 555 01 23",
        "1-202-555-0123.",
        "1:202:555:0123",
        "1|202|555|0123",
        "1'202'555'0123",
        "①②⓪②⑤⑤⑤⓪①②③",
        "१२०२५५५०१२३",
        "imei:356938035643809",
        "2001:db8:1202:5550:123::1"
      })
  void aViewerSeesNoWholeNumberHoweverItIsWritten(String written) {
    String seen = viewer.text("from " + written + " to");

    String digits = seen.replaceAll("·[a-z2-9]{4}", "").replaceAll("[^\\p{Nd}]", "");
    assertThat(digits.codePointCount(0, digits.length())).isLessThanOrEqualTo(4);
    assertThat(seen).contains("•", "·").startsWith("from ");
    assertThat(analyst.text("from +12025550123 to")).isEqualTo("from +12025550123 to");
  }

  @Test
  void theSameNumberHasTheSameMark() {
    assertThat(viewer.text("+12025550123")).isEqualTo(viewer.text("+12025550123"));
    assertThat(viewer.text("+12025550123")).isNotEqualTo(viewer.text("+12025550124"));
  }

  @Test
  void whatIsNoNumberStaysAsItIs() {
    assertThat(viewer.text("Tried 14 calls worth 6.25 a minute at 09:00:12 within 5 minutes"))
        .isEqualTo("Tried 14 calls worth 6.25 a minute at 09:00:12 within 5 minutes");
    assertThat(viewer.text("premium_attempts_5m >= 8 && spend_5m >= 4.0 && targets_1h >= 3"))
        .isEqualTo("premium_attempts_5m >= 8 && spend_5m >= 4.0 && targets_1h >= 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zenith Bank",
        "ZENITH BANK",
        "NG:Zenith Bank",
        "Zenith-Bank",
        "zenith  bank",
        "Ｚｅｎｉｔｈ Bank",
        "Zen\u200bith Bank",
        "\"Zenith\u00a0Bank\""
      })
  void aTextDoesNotTellTheNamesOfThoseItIsAbout(String written) {
    Masking about = viewer.about(List.of(new Subject(SubjectKind.NUMBER, "NG:Zenith Bank")));

    String seen = about.text(written + " sent 500 texts, so " + written + "'s were blocked");

    assertThat(seen.toLowerCase(Locale.ROOT)).doesNotContain("zenith", "bank");
    assertThat(seen).contains("sent 500 texts").endsWith("'s were blocked");
    assertThat(analyst.about(List.of()).text(written)).contains(written.replaceAll("\\p{C}.*", ""));
  }

  @Test
  void aShortNameIsMaskedAsAWordOnly() {
    Masking about = viewer.about(List.of(new Subject(SubjectKind.NUMBER, "GB:O2")));

    assertThat(about.text("O2 sent 40 texts over carrier CO2x"))
        .matches("GB:••••·[a-z2-9]{4} sent 40 texts over carrier CO2x");
  }

  @Test
  void everyKindOfSubjectIsMaskedButTrunks() {
    assertThat(seen(SubjectKind.NUMBER, "+12025550123")).startsWith("+1202•••••••·");
    assertThat(seen(SubjectKind.ADDRESS, "203.0.113.207")).startsWith("203.0.•.•·");
    assertThat(seen(SubjectKind.ADDRESS, "192.168.113.207")).startsWith("192.•.•.•·");
    assertThat(seen(SubjectKind.ADDRESS, "2001:db8::7")).startsWith("2001:•·");
    assertThat(seen(SubjectKind.NETWORK, "203.0.113.0/24"))
        .startsWith("203.0.•.•·")
        .endsWith("/24");
    assertThat(seen(SubjectKind.DEVICE, "mac:001122334455")).startsWith("mac:••••·");
    assertThat(seen(SubjectKind.DEVICE, "Ada's phone")).matches("••••·....");
    assertThat(seen(SubjectKind.ACCOUNT, "ada@example.org")).matches("••••·....");
    assertThat(seen(SubjectKind.MEETING, "Ada and Bob")).matches("••••·....");
    assertThat(seen(SubjectKind.CONTENT, "8d1f0a77c2e94b3a")).matches("••••·....");
    assertThat(seen(SubjectKind.TRUNK, "carrier-a")).isEqualTo("carrier-a");
  }

  private String seen(SubjectKind kind, String value) {
    return viewer.value(new Subject(kind, value));
  }

  @Test
  void whatPeopleHaveWrittenIsNotShown() {
    assertThat(viewer.note("Mr Smith called back")).isEqualTo("••••");
    assertThat(viewer.note("")).isEmpty();
    assertThat(analyst.note("Mr Smith called back")).isEqualTo("Mr Smith called back");
  }

  @Test
  void addressesAndDevicesAreFoundInTexts() {
    assertThat(viewer.text("from 203.0.113.207, by 00:11:22:33:44:55 and mac:001122334455"))
        .matches("from 203\\.0\\.•\\.•·...., by ••••·.... and ••••·....");
    assertThat(viewer.text("from 2001:db8::7 as sip:ada@pbx.example"))
        .matches("from 2001:•·.... as sip:••••·....");
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
