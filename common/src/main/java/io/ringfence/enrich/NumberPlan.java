package io.ringfence.enrich;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import io.ringfence.signal.number.NumberCost;
import io.ringfence.signal.number.NumberFacts;
import io.ringfence.signal.number.NumberLookup;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Function;

/**
 * Facts from the number plan of every country, the tariff and the emergency numbers. One instance
 * may serve all threads of a process.
 *
 * <p>The plan's country of a number is used where it has one; of numbers that no plan has allocated
 * (fraud likes them), the tariff's, by prefix, and then the main country of the calling code.
 */
public final class NumberPlan implements NumberLookup {

  /** Inmarsat, the satellite systems, and international networks, which are satellites by far. */
  private static final Set<Integer> SATELLITE_CODES = Set.of(870, 881, 882);

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();
  private final EmergencyNumbers emergencies = new EmergencyNumbers();
  private final CallingCodePlans plans = new CallingCodePlans();
  private final Tariff tariff;
  private final NumberCache cache;
  private final Function<String, ZoneId> zoneOfSource;

  /** A plan for feeds whose customers live by UTC, where their own number does not say. */
  public NumberPlan(Tariff tariff) {
    this(tariff, source -> ZoneOffset.UTC);
  }

  /**
   * A plan for feeds with time zones.
   *
   * @param zoneOfSource by the feed's name: where its customers live if their own number does not
   *     say
   */
  public NumberPlan(Tariff tariff, Function<String, ZoneId> zoneOfSource) {
    this(tariff, zoneOfSource, NumberCache.USUAL_ENTRIES);
  }

  /**
   * A plan that remembers about so many numbers.
   *
   * @param cacheEntries a power of two, at least 2; each takes about 200 bytes
   */
  NumberPlan(Tariff tariff, Function<String, ZoneId> zoneOfSource, int cacheEntries) {
    this.tariff = tariff;
    this.zoneOfSource = zoneOfSource;
    this.cache = new NumberCache(cacheEntries);
  }

  @Override
  public NumberFacts of(String number) {
    if (number.isEmpty()) {
      return NumberFacts.NOBODY;
    }
    NumberFacts known = cache.get(number);
    if (known == null) {
      known = lookUp(number);
      cache.put(number, known);
    }
    return known;
  }

  /** The tariff is not asked of short numbers, nor of what is no number. */
  @Override
  public NumberCost cost(String number) {
    return hasPrice(number) ? tariff.of(number).cost() : TariffRate.NONE.cost();
  }

  @Override
  public NumberCost cost(String number, long time, String trunk) {
    return hasPrice(number) ? tariff.of(number, time, trunk).cost() : TariffRate.NONE.cost();
  }

  private boolean hasPrice(String number) {
    return number.startsWith("+") && digits(number, 1) && !emergency(number);
  }

  /** Looks up none but short numbers: every subject of every signal is asked for. */
  @Override
  public boolean emergency(String number) {
    boolean tooLong =
        number.length() > 1 + EmergencyNumbers.LONGEST_INTERNATIONAL && number.startsWith("+");
    return !tooLong && of(number).emergency();
  }

  @Override
  public ZoneId zone(String number, String source) {
    return HomeZones.of(of(number).country(), zoneOfSource.apply(source));
  }

  private NumberFacts lookUp(String number) {
    if (number.charAt(0) == '+' && digits(number, 1)) {
      return emergencies.international(number.substring(1))
          ? shortCode(plans.mainCountry(plans.callingCode(number)), true, true)
          : international(number);
    }
    if (number.length() > 3 && number.charAt(2) == ':') {
      return local(number.substring(3), number.substring(0, 2));
    }
    return NumberFacts.NOBODY;
  }

  private NumberFacts international(String number) {
    TariffRate rate = tariff.of(number);
    int code = plans.callingCode(number);
    Allocation allocation = plans.allocation(number, code);
    return new NumberFacts(
        country(allocation, code, rate),
        SATELLITE_CODES.contains(code) ? "satellite" : allocation.kind(),
        allocation.valid(),
        false,
        rate.band(),
        rate.perMinute(),
        rate.premium());
  }

  private NumberFacts local(String dialled, String region) {
    if (!digits(dialled, 0)) {
      return new NumberFacts(region, "unknown", false, false, "", 0, false);
    }
    if (emergencies.local(dialled, region)) {
      return shortCode(region, true, true);
    }
    PhoneNumber parsed = parsed(dialled, region);
    boolean valid = parsed != null && shortNumbers.isValidShortNumberForRegion(parsed, region);
    return shortCode(region, valid, false);
  }

  private static NumberFacts shortCode(String country, boolean valid, boolean emergency) {
    return new NumberFacts(country, "short", valid, emergency, "", 0, false);
  }

  /** Null where it cannot be a number of any plan: too short, too long. */
  private PhoneNumber parsed(String number, String region) {
    try {
      return numbers.parse(number, region);
    } catch (NumberParseException noNumber) {
      return null;
    }
  }

  private String country(Allocation allocation, int callingCode, TariffRate rate) {
    if (!allocation.country().isEmpty()) {
      return allocation.country();
    }
    return rate.country().isEmpty() ? plans.mainCountry(callingCode) : rate.country();
  }

  private static boolean digits(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > from;
  }
}
