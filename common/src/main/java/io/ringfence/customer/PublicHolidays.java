package io.ringfence.customer;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The public holidays of countries, which are the same wherever and whenever they are asked for.
 */
public final class PublicHolidays {

  private static final Set<String> COUNTRIES =
      HolidayManager.getSupportedCalendarCodes().stream()
          .map(code -> code.toUpperCase(Locale.ROOT))
          .filter(code -> code.matches("[A-Z]{2}"))
          .collect(Collectors.toUnmodifiableSet());

  /** A few hundred bytes for each country and year that somebody has asked for. */
  private static final Map<CountryYear, Set<LocalDate>> KNOWN = new ConcurrentHashMap<>();

  private record CountryYear(String country, int year) {}

  private PublicHolidays() {}

  /** Whether the holidays of a country are known, ISO 3166 alpha-2. */
  public static boolean knows(String country) {
    return COUNTRIES.contains(country);
  }

  /** Whether a day is a holiday in the whole of a country; false where none are known. */
  public static boolean has(String country, LocalDate day) {
    return knows(country)
        && KNOWN
            .computeIfAbsent(new CountryYear(country, day.getYear()), PublicHolidays::holidays)
            .contains(day);
  }

  private static Set<LocalDate> holidays(CountryYear asked) {
    return HolidayManager.getInstance(
            ManagerParameters.create(asked.country().toLowerCase(Locale.ROOT)))
        .getHolidays(Year.of(asked.year()), HolidayType.PUBLIC_HOLIDAY)
        .stream()
        .map(Holiday::getDate)
        .collect(Collectors.toUnmodifiableSet());
  }
}
