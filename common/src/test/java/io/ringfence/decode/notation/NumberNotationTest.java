package io.ringfence.decode.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberNotationTest {

  private static final Pattern CANONICAL =
      Pattern.compile("|\\+[1-9]\\d{6,14}|[A-Z]{2}:[^\\s:][^:]*");

  private final NumberNotation numbers = new NumberNotation();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "US|+12025550123|+12025550123",
        "US|+1 (202) 555-0123|+12025550123",
        "US|202.555.0123|+12025550123",
        "US|%2B12025550123|+12025550123",
        "US|+44 (0)20 7946 0018|+442079460018",
        "US|\"Bob\" <sip:+12025550123@192.0.2.1:5060;user=phone>;tag=1|+12025550123",
        "US|sips:2025550123@pbx.example|+12025550123",
        "US|sip:+12025550123;isub=1@h|+12025550123",
        "US|sip:2025550123:password@h|+12025550123",
        "US|SIP:+12025550123|+12025550123",
        "US|tel:+1-202-555-0123;phone-context=pbx.example|+12025550123",
        "US|tel:555-0123;phone-context=+1202|+12025550123",
        "GB|tel:2025550123;phone-context=+1|+12025550123",
        "US|011442079460018|+442079460018",
        "US|00442079460018|+442079460018",
        "US|+0044 2079460018|+442079460018",
        "US|442079460018|+442079460018",
        "US|9,2025550123|+12025550123",
        "US|92025550123|+12025550123",
        "US|9011442079460018|+442079460018",
        "US|9,01188216000123|+88216000123",
        "US|*67 2025550123|+12025550123",
        "US|#31#2025550123|+12025550123",
        "US|2025550123 ext. 5|+12025550123",
        "US|2025550123,,12#|+12025550123",
        "US|１２０２５５５０１２３|+12025550123",
        "GB|020 7946 0018|+442079460018",
        "GB|0113 496 0999|+441134960999",
        "NG|08031234567|+2348031234567",
        "JP|010 1 202 555 0123|+12025550123",
        "JP|011 222 3456|+81112223456",
        "JP|0111234567|+81111234567",
        "DE|030/123456|+4930123456",
        "US|US:4711/100|US:4711/100",
        "US|[-:57]|US:[-57]",
        "AU|0011 1 202 555 0123|+12025550123",
        "US|911|US:911",
        "US|9911|US:911",
        "US|+1911|US:911",
        "US|+44999|GB:999",
        "AU|000|AU:000",
        "US|sip:911@pbx.example|US:911",
        "NG|3036|NG:3036",
        "US|NG:3036|NG:3036",
        "US|NG:8031234567|+2348031234567",
        "NG|MTN|NG:MTN",
        "US|Zenith  Bank|US:Zenith Bank",
        "US|sip:alice@pbx.example|US:alice",
        "US|*98|US:*98",
        "US|+999123456789|+999123456789",
        "US|1234567890|+11234567890",
      })
  void everyNotationHasOneForm(String region, String raw, String canonical) {
    assertThat(numbers.canonical(raw, region)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "anonymous",
        "Unknown",
        "unavailable",
        "RESTRICTED",
        "private",
        "sip:anonymous@anonymous.invalid",
        "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=1",
        "\"Anonymous\" <sip:1234@anonymous.invalid>",
        "sip:192.0.2.1",
        "sip:pbx.example:5060",
        "<sip:>",
        "+",
        "0",
        "0000000000",
        "70611454600144",
        "5550123",
        "+1234567890123456",
        "US:1234567890123456"
      })
  void whatNamesNobodyOrIsNonsenseIsNobody(String raw) {
    assertThat(numbers.canonical(raw, "US")).isEmpty();
  }

  @Test
  void theSameDigitsMeanDifferentNumbersInDifferentRegions() {
    assertThat(numbers.canonical("3036", "NG")).isEqualTo("NG:3036");
    assertThat(numbers.canonical("3036", "GB")).isEqualTo("GB:3036");
  }

  @Property(tries = 3000)
  void whateverIsSentBecomesNobodyOrAFormThatEveryReaderKnows(
      @ForAll("notations") String raw, @ForAll("regions") String region) {
    String canonical = numbers.canonical(raw, region);

    assertThat(canonical).matches(CANONICAL).doesNotMatch("[A-Z]{2}:\\+?\\d{7,}");
    assertThat(canonical).isEqualTo(canonical.strip());
  }

  @Property(tries = 3000)
  void theFormIsTheFormOfItself(@ForAll("notations") String raw, @ForAll("regions") String region) {
    String canonical = numbers.canonical(raw, region);

    assertThat(numbers.canonical(canonical, "US")).isEqualTo(canonical);
  }

  @Property(tries = 500)
  void whatIsRememberedChangesNothing(@ForAll("notations") String raw) {
    String first = numbers.canonical(raw, "US");

    assertThat(numbers.canonical(raw, "US")).isEqualTo(first);
    assertThat(new NumberNotation().canonical(raw, "US")).isEqualTo(first);
  }

  @Provide
  Arbitrary<String> notations() {
    Arbitrary<String> dialled =
        Arbitraries.strings().withCharRange('0', '9').withChars("+-.() ,;*#x").ofMaxLength(20);
    Arbitrary<String> written =
        Arbitraries.strings()
            .withChars("siptel:<>@;+0123456789%\" .abcUSNG'\t\u00a0\u200b\ud83d\ude00")
            .ofMaxLength(30);
    return Arbitraries.oneOf(dialled, written, Arbitraries.strings().ofMaxLength(40));
  }

  @Provide
  Arbitrary<String> regions() {
    return Arbitraries.of("US", "GB", "NG", "JP", "AU", "IT", "BR");
  }
}
