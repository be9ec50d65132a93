package io.ringfence.kpi.live;

import io.ringfence.kpi.counter.CounterBatch;
import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.IndicatorFamily;
import io.ringfence.kpi.counter.IndicatorGroup;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Indicators for who watches the network as it is now: sums that only grow, by so few groups that
 * they can be kept in memory and looked at all the time. Calls and quality are grouped by trunk,
 * messages by channel, calls also by country. The name of a trunk comes with the records: it is
 * shown if it looks like one, has enough calls, and as long as there are few.
 */
public final class LiveCounters {

  /**
   * Trunks that are shown by name, of calls and of quality each; 33 and 15 values a trunk. A
   * provider has dozens of carriers.
   */
  public static final int MOST_TRUNKS = 50;

  /** Trunks that may yet be shown, while they have fewer calls than it takes. */
  static final int MOST_CANDIDATES = 500;

  /** Of trunks that are not shown by name. */
  static final String OTHER = "other";

  /** Of what no record says. */
  private static final String NONE = "none";

  /** A letter first, and not long: no address, no account with its host, no text. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,31}");

  /** More are a telephone number, or an identity of a device. */
  private static final int MOST_DIGITS = 5;

  /** As the number plan names them. */
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}|[0-9]{3}");

  /** Countries that are shown by name, those first that have calls first; 5 values each. */
  static final int MOST_COUNTRIES = 100;

  private static final class Grouped {
    final Map<String, LiveCounterGroup> shown = new LinkedHashMap<>();
    final Map<String, LiveCounterGroup> candidates = new LinkedHashMap<>();
  }

  private final Map<IndicatorFamily, Grouped> families = new EnumMap<>(IndicatorFamily.class);
  private final Grouped destinations = new Grouped();
  private final Consumer<LiveCounterGroup> shows;

  /**
   * Nothing has been counted.
   *
   * @param shows is given each group once, when it begins to be shown
   */
  public LiveCounters(Consumer<LiveCounterGroup> shows) {
    this.shows = shows;
    for (IndicatorFamily family : IndicatorFamily.values()) {
      families.put(family, new Grouped());
      for (String value : fixed(family)) {
        show(family, value, group(family, value));
      }
    }
    show(destinations, OTHER, destination(OTHER));
  }

  private static LiveCounterGroup destination(String country) {
    return new LiveCounterGroup(
        IndicatorFamily.CALLS,
        IndicatorFamily.CALLS.second(),
        country,
        LiveCounter.ofDestination());
  }

  private static List<String> fixed(IndicatorFamily family) {
    return switch (family) {
      case CALLS, QUALITY -> List.of(OTHER);
      case MESSAGES -> List.of("sms", "chat");
      case OTP, MEETINGS, REGISTRATIONS -> List.of("");
    };
  }

  private static LiveCounterGroup group(IndicatorFamily family, String value) {
    String label = value.isEmpty() ? "" : family.first();
    return new LiveCounterGroup(family, label, value);
  }

  private void show(IndicatorFamily family, String value, LiveCounterGroup group) {
    show(families.get(family), value, group);
  }

  private void show(Grouped grouped, String value, LiveCounterGroup group) {
    grouped.shown.put(value, group);
    shows.accept(group);
  }

  /** Adds what changes in a minute. */
  public void add(CounterBatch batch) {
    batch.cells().forEach(this::add);
    promoteDestinations();
    destinations.shown.values().forEach(LiveCounterGroup::report);
    for (Map.Entry<IndicatorFamily, Grouped> each : families.entrySet()) {
      promote(each.getKey(), each.getValue());
      each.getValue().shown.values().forEach(LiveCounterGroup::report);
    }
  }

  private void add(IndicatorGroup cell, CounterValues figures) {
    of(cell).add(figures);
    if (cell.family() == IndicatorFamily.CALLS) {
      ofDestination(cell.second()).add(figures);
    }
  }

  private LiveCounterGroup ofDestination(String name) {
    String country = COUNTRY.matcher(name).matches() ? name : OTHER;
    LiveCounterGroup shown = destinations.shown.get(country);
    return shown != null
        ? shown
        : destinations.candidates.computeIfAbsent(country, LiveCounters::destination);
  }

  /** There are no more candidates than countries, so they wait until they have calls enough. */
  private void promoteDestinations() {
    destinations
        .candidates
        .values()
        .removeIf(
            each -> {
              boolean show = each.large() && destinations.shown.size() <= MOST_COUNTRIES;
              if (show) {
                show(destinations, each.value(), each);
              }
              return show;
            });
    if (destinations.shown.size() > MOST_COUNTRIES) {
      LiveCounterGroup other = destinations.shown.get(OTHER);
      destinations.candidates.values().forEach(other::take);
    }
  }

  private LiveCounterGroup of(IndicatorGroup cell) {
    Grouped grouped = families.get(cell.family());
    String value = value(cell);
    LiveCounterGroup shown = grouped.shown.get(value);
    if (shown != null) {
      return shown;
    }
    boolean room =
        grouped.shown.size() <= MOST_TRUNKS
            && (grouped.candidates.containsKey(value)
                || grouped.candidates.size() < MOST_CANDIDATES);
    return room
        ? grouped.candidates.computeIfAbsent(value, name -> group(cell.family(), name))
        : grouped.shown.get(OTHER);
  }

  private static String value(IndicatorGroup cell) {
    return switch (cell.family()) {
      case CALLS, QUALITY -> trunk(cell.first());
      case MESSAGES -> cell.first();
      case OTP, MEETINGS, REGISTRATIONS -> "";
    };
  }

  static String trunk(String name) {
    if (name.equals(IndicatorGroup.NONE)) {
      return NONE;
    }
    boolean fits =
        NAME.matcher(name).matches()
            && name.chars().filter(Character::isDigit).count() <= MOST_DIGITS;
    return fits ? name : OTHER;
  }

  /** Shows those that are large enough, and gives up on the others when there are too many. */
  private void promote(IndicatorFamily family, Grouped grouped) {
    grouped
        .candidates
        .entrySet()
        .removeIf(
            each -> {
              boolean show = each.getValue().large() && grouped.shown.size() <= MOST_TRUNKS;
              if (show) {
                show(family, each.getKey(), each.getValue());
              }
              return show;
            });
    if (grouped.candidates.size() >= MOST_CANDIDATES || grouped.shown.size() > MOST_TRUNKS) {
      LiveCounterGroup other = grouped.shown.get(OTHER);
      grouped.candidates.values().forEach(other::take);
      grouped.candidates.clear();
    }
  }
}
