package io.ringfence.profile;

import static io.ringfence.settings.SettingsYaml.text;

import io.ringfence.settings.SettingsReading;
import io.ringfence.settings.SettingsTable;
import io.ringfence.settings.SettingsYaml;
import io.ringfence.signal.customer.Profile;
import io.ringfence.signal.customer.Profile.Shift;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * Reads profiles and finds every fault at once, each with its line: YAML, a list of tables, or JSON
 * objects, one a line, which are tables of YAML, too.
 */
final class ProfileReader {

  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("type", "`profile`"),
          Map.entry("id", "a text of at most 128 characters"),
          Map.entry("time", "a time: RFC 3339 with an offset, or epoch millis"),
          Map.entry("account", "an account of 1 to 128 characters"),
          Map.entry("class", "a word of 1 to 32 small letters, digits and hyphens"),
          Map.entry("tenant", "a text of at most 128 characters"),
          Map.entry("parent", "an account of 1 to 128 characters"),
          Map.entry("name", "a text of at most 256 characters"),
          Map.entry("country", "a country as ISO 3166 has it, two capital letters"),
          Map.entry("zone", "a time zone such as Europe/Riga"),
          Map.entry("numbers", "a number, or the beginning of a block: a plus, 1 to 15 digits"),
          Map.entry("hours", "working times by day: `mon-fri: 08:00-18:00`"),
          Map.entry("closed", "a day such as 2026-12-25"),
          Map.entry("destinations", "a country as ISO 3166 has it, two capital letters"),
          Map.entry("creditLimit", "an amount from 0 on"),
          Map.entry("dailyLimit", "an amount from 0 on"));

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private static final double MOST_AMOUNT = 1e12;

  private final SettingsYaml file;
  private final Map<String, NavigableMap<Long, Profile>> byAccount = new HashMap<>();

  ProfileReader(String text) {
    boolean records = text.stripLeading().startsWith("{");
    file = new SettingsYaml(records ? text.replaceAll("(?m)^(?=.*\\S)", "- ") : text);
  }

  SettingsReading<Profiles> read() {
    file.rowsOf("profiles").forEach(this::profile);
    return file.reading(new Profiles(byAccount));
  }

  private void profile(Node node) {
    List<NodeTuple> given =
        file.table(node, "a profile").stream()
            .filter(entry -> !SettingsYaml.isNothing(entry.getValueNode()))
            .toList();
    SettingsTable table = new SettingsTable(file, given, "a profile", KNOWN);
    for (String needed : List.of("type", "account")) {
      if (!table.has(needed)) {
        file.fault(node, "the profile has no `" + needed + "`");
      }
    }
    table.one("type", matching("profile"), "");
    table.one("id", upTo(128), "");
    Profile read =
        new Profile(
            table.one("account", upTo(128), ""),
            table.one("time", checked(ProfileReader::millis), Long.MIN_VALUE),
            table.one("class", matching("[a-z0-9][a-z0-9-]{0,31}"), ""),
            table.one("tenant", upTo(128), ""),
            table.one("parent", upTo(128), ""),
            table.one("name", upTo(256), ""),
            table.one("country", matching("[A-Z]{2}"), ""),
            table.one("zone", checked(ZoneId::of), null),
            table.many("numbers", matching("\\+[0-9]{1,15}"), Set.of()),
            hours(table),
            table.many("closed", checked(LocalDate::parse), Set.of()),
            table.many("destinations", matching("[A-Z]{2}"), Set.of()),
            table.one("creditLimit", checked(ProfileReader::amount), Profile.NO_LIMIT),
            table.one("dailyLimit", checked(ProfileReader::amount), Profile.NO_LIMIT));
    Map<Long, Profile> versions =
        byAccount.computeIfAbsent(read.account(), account -> new TreeMap<>());
    if (versions.put(read.since(), read) != null) {
      file.fault(node, "the account has another profile of the same `time`");
    }
  }

  private Set<Shift> hours(SettingsTable table) {
    Set<Shift> shifts = new HashSet<>();
    for (NodeTuple entry : table.table("hours")) {
      String[] days = text(entry.getKeyNode()).split("-", 2);
      int first = DAYS.indexOf(days[0]);
      int last = DAYS.indexOf(days[days.length - 1]);
      List<Optional<Shift>> found =
          Stream.of(text(entry.getValueNode()).split(",", -1))
              .map(times -> checked(ProfileReader::shift).apply(times.strip()))
              .toList();
      if (first < 0 || last < first || found.contains(Optional.<Shift>empty())) {
        file.fault(entry.getKeyNode(), "`hours` is not " + KNOWN.get("hours"));
        continue;
      }
      for (int day = first; day <= last; day++) {
        for (Optional<Shift> each : found) {
          shifts.add(new Shift(day + 1, each.orElseThrow().from(), each.orElseThrow().to()));
        }
      }
    }
    return shifts;
  }

  private static Shift shift(String times) {
    String[] both = times.split("-", 2);
    return new Shift(1, minute(both[0]), minute(both[both.length - 1]));
  }

  private static int minute(String text) {
    return text.equals("24:00") ? 0 : LocalTime.parse(text).toSecondOfDay() / 60;
  }

  private static long millis(String text) {
    return text.matches("[0-9]{1,15}")
        ? Long.parseLong(text)
        : OffsetDateTime.parse(text).toInstant().toEpochMilli();
  }

  private static double amount(String text) {
    double amount = Double.parseDouble(text);
    if (amount >= 0 && amount <= MOST_AMOUNT) {
      return amount;
    }
    throw new IllegalArgumentException("out of range");
  }

  private static Function<String, Optional<String>> matching(String pattern) {
    return text -> Optional.of(text).filter(each -> each.matches(pattern));
  }

  private static Function<String, Optional<String>> upTo(int characters) {
    return text ->
        Optional.of(text.strip())
            .filter(each -> each.length() <= characters)
            .filter(each -> each.chars().noneMatch(Character::isISOControl));
  }

  private static <T> Function<String, Optional<T>> checked(Function<String, T> reader) {
    return text -> {
      try {
        return Optional.of(reader.apply(text));
      } catch (DateTimeException | IllegalArgumentException e) {
        return Optional.empty();
      }
    };
  }
}
