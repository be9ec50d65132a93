package io.ringfence.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.ringfence.signal.number.NumberFacts;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The plans are read and asked here, not by the library; the facts are the library's, cached or
 * not.
 */
class NumberPlanAgreesWithTheLibraryTest {

  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
  private static final List<PhoneNumber> EXAMPLES = examples();

  @Property(tries = 4)
  void ofRandomNumbersOfEveryRegion(@ForAll Random random) {
    NumberPlan plan = new NumberPlan(Tariff.EMPTY, source -> ZoneOffset.UTC, 64);
    for (PhoneNumber example : EXAMPLES) {
      String number = mutated(example, random);
      NumberFacts missed = plan.of(number);
      NumberFacts again = plan.of(number);
      String neighbour = number.substring(0, number.length() - 1) + random.nextInt(10);
      assertThat(plan.of(neighbour)).as(neighbour).satisfies(agrees(neighbour));
      assertThat(plan.of(number)).isEqualTo(missed).isEqualTo(again).satisfies(agrees(number));
      assertThat(plan.emergency(number)).as(number).isEqualTo(missed.emergency());
    }
  }

  private static Consumer<NumberFacts> agrees(String number) {
    return facts -> {
      if (facts.emergency()) {
        assertThat(number.length()).isLessThanOrEqualTo(10);
        return;
      }
      PhoneNumber parsed;
      try {
        parsed = LIBRARY.parse(number, null);
      } catch (NumberParseException none) {
        assertThat(facts.valid()).as(number).isFalse();
        assertThat(facts.kind()).as(number).isIn("unknown", "satellite");
        return;
      }
      int code = parsed.getCountryCode();
      assertThat(facts.valid()).as(number).isEqualTo(LIBRARY.isValidNumber(parsed));
      String region = LIBRARY.getRegionCodeForNumber(parsed);
      assertThat(facts.country())
          .as(number)
          .isEqualTo(region == null ? LIBRARY.getRegionCodeForCountryCode(code) : region);
      String type = LIBRARY.getNumberType(parsed).name().toLowerCase(Locale.ROOT).replace('_', '-');
      String kind =
          type.replace("-line", "")
              .replace("-rate", "")
              .replace("-number", "")
              .replace("-cost", "");
      assertThat(facts.kind().replace("-cost", ""))
          .as(number)
          .isEqualTo(code == 870 || code == 881 || code == 882 ? "satellite" : kind);
    };
  }

  /**
   * As it is, with other digits from some place on, too short, too long, with a national prefix
   * after the calling code, or of any digits.
   */
  private static String mutated(PhoneNumber example, Random random) {
    String number = LIBRARY.format(example, PhoneNumberUtil.PhoneNumberFormat.E164);
    int code = Integer.toString(example.getCountryCode()).length();
    int from = 1 + code + random.nextInt(number.length() - code - 1);
    return switch (random.nextInt(6)) {
      case 0 -> number;
      case 1 -> number.substring(0, from) + digits(number.length() - from, random);
      case 2 -> number.substring(0, Math.max(3, from));
      case 3 -> number + digits(1 + random.nextInt(4), random);
      case 4 -> number.substring(0, 1 + code) + digits(1, random) + number.substring(1 + code);
      default -> number.substring(0, 1 + code) + digits(5 + random.nextInt(8), random);
    };
  }

  private static String digits(int count, Random random) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private static List<PhoneNumber> examples() {
    List<PhoneNumber> examples = new ArrayList<>();
    for (String region : LIBRARY.getSupportedRegions()) {
      for (PhoneNumberType type : LIBRARY.getSupportedTypesForRegion(region)) {
        examples.add(LIBRARY.getExampleNumberForType(region, type));
      }
    }
    for (int code : LIBRARY.getSupportedGlobalNetworkCallingCodes()) {
      examples.add(LIBRARY.getExampleNumberForNonGeoEntity(code));
    }
    examples.removeIf(each -> each == null);
    return examples;
  }
}
