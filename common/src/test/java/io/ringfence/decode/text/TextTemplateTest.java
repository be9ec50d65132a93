package io.ringfence.decode.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTemplateTest {

  private final TextTemplate templates = new TextTemplate();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hi Bob, your parcel 123-A waits at http://x.example/z now",
        "Dear Mr. Smith, your PARCEL 98 waits at bit.ly/abc NOW!!",
        "Hello Ana Maria: your  parcel\n55 55 waits at www.evil.example now",
        "Bob, your parcel 7 waits at evil-post.com now",
        "Hi Bob, \uff59our parcel 123 waits at http://x.example now",
        "Hi Bob, your p\u200barcel 123 waits at https://x now \ud83d\ude00"
      })
  void namesNumbersCodesLinksAndDecorationMakeNoDifference(String text) {
    String first =
        templates.read("Hi Ada, your parcel 1 waits at https://a.example now").template();

    assertThat(templates.read(text).template()).isEqualTo(first).matches("[0-9a-f]{32}");
  }

  @Test
  void otherWordsMakeAnotherTemplate() {
    String one = templates.read("Your parcel waits at the depot").template();

    assertThat(templates.read("Your invoice waits at the depot").template()).isNotEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ok",
        "123456",
        "yes thanks",
        "call me",
        "\ud83d\ude00\ud83d\ude00",
        "http://x.example"
      })
  void whatEverybodyWritesHasNoTemplate(String text) {
    assertThat(templates.read(text).template()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "see http://a.example and HTTPS://B.EXAMPLE/x, 2",
    "go to bit.ly/3xYz!, 1",
    "(paypa1.com), 1",
    "go to evil.example/login, 1",
    "done.please call, 0",
    "spins wait at luck53b9.bet STOP2END, 1",
    "i won the bet.ok, 0",
    "mail me@example.com, 0",
    "at 9.30 or 10.45, 0",
    "e.g. this, 0"
  })
  void linksAreCounted(String text, int links) {
    assertThat(templates.read(text).links()).isEqualTo(links);
  }

  @ParameterizedTest
  @CsvSource({
    "'see http://www.A.example:8080/x?y and b.example/z', a.example",
    "'see (bit.ly/3xYz)!', bit.ly",
    "'go to HTTPS://MyBank.example.', mybank.example",
    "'go to http://mybank.example@evil.example/login', evil.example",
    "'go to http://mybank.example:pay@evil.example/login', evil.example",
    "'go to http://mybank.example%40x:pay@a@evil.example/login', evil.example",
    "'go to https://a.example/@someone', a.example",
    "'go to https://a.example?@b.example', a.example",
    "'go to https://a.example#@b.example', a.example",
    "'go to https://a.example\\@b.example', a.example",
    "'pay at WWW.shop.example, now', shop.example",
    "'no link here', ''"
  })
  void theHostIsThatOfTheFirstLink(String text, String host) {
    assertThat(templates.read(text).host()).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({
    "'Won a prize? Call +1 202-555-0123 now', 1",
    "'Ring 08001234567 today', 1",
    "'(202) 555-0123', 1",
    "'202-555-0123 or 202.555.0188', 2",
    "'WhatsApp me on 2348031234567', 1",
    "'Your code is 482913', 0",
    "'Your code is 48291377 do not share', 0",
    "'Your parcel 123456789012 waits', 0",
    "'Card 1234 5678 9012 3456 was used', 0",
    "'on 2026-11-25 10:30', 0",
    "'paid 12345.50 to 1Z9998877665', 0",
    "'see http://a.example/0123456789', 0",
    "'call me at 9.30', 0"
  })
  void numbersToCallAreCounted(String text, int numbers) {
    assertThat(templates.read(text).numbers()).isEqualTo(numbers);
  }

  @Test
  void nothingIsReadBehindTheFirst4096CharactersWhateverTheyBecome() {
    String link = " http://a.example";

    assertThat(templates.read("a".repeat(4_000) + link).links()).isEqualTo(1);
    assertThat(templates.read("a".repeat(4_096) + link).links()).isZero();
    assertThat(templates.read("\u3356".repeat(800) + link).links()).isEqualTo(1);
    assertThat(templates.read("\u3356".repeat(820) + link).links()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uff39our parcel waits at the depot, which opens at nine in the morning every day",
        "Your parcel waits at the de\u0301pot, which opens at nine in the morning every day"
      })
  void aTextIsNormalisedInPiecesAsItIsAsAWhole(String text) {
    String whole = Normalizer.normalize(text, Normalizer.Form.NFKC);

    assertThat(templates.read(text).template())
        .isNotEmpty()
        .isEqualTo(templates.read(whole).template());
  }

  @Test
  void aPieceEndsWithAWholeCharacter() {
    String bold = "\ud835\udc1a"; // NFKC makes a plain letter of it

    assertThat(templates.read("a" + bold.repeat(100)).template())
        .isEqualTo(templates.read("a".repeat(101)).template());
  }

  @Property(tries = 1000)
  void anyTextIsRead(@ForAll String text) {
    TextTemplate.Reading reading = templates.read(text);

    assertThat(reading.template()).matches("|[0-9a-f]{32}");
    assertThat(reading.length()).isEqualTo(text.codePointCount(0, text.length()));
    assertThat(templates.read(text)).isEqualTo(reading);
  }
}
