package io.ringfence.decode.customer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.customer.AccountProfile;
import io.ringfence.customer.CustomerPlace;
import io.ringfence.customer.CustomerProfile;
import io.ringfence.customer.OpeningHours;
import io.ringfence.customer.PublicHolidays;
import io.ringfence.customer.SpendingLimits;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.RefusalReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what is known of an account: a record of its topic, or a line of a file. */
public final class ProfileReader {

  /** A record may have 256 KiB, and no customer's terms change every month for years. */
  private static final int MOST_VERSIONS = 64;

  private static final Pattern OWN_NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}");

  private static final Pattern SEPARATORS = Pattern.compile("[ ().-]");

  private static final int MOST_SPANS = 128;

  private static final Set<String> OF_A_VERSION =
      Set.of(
          "from",
          "class",
          "tenant",
          "parent",
          "name",
          "country",
          "zone",
          "numbers",
          "hours",
          "holidays",
          "destinations",
          "creditLimit",
          "dailyLimit");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build());
  }

  private ProfileReader() {}

  /**
   * Reads a record.
   *
   * @param written when it was written, which is its time where it does not say one
   * @throws ProfileFaultException if it is no profile
   */
  public static AccountProfile read(byte[] record, long written) throws ProfileFaultException {
    if (record.length > Decoder.LARGEST) {
      throw new ProfileFaultException(RefusalReason.TOO_LARGE, "", "more than 256 KiB");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record)).toString();
      return read(JSON.readTree(text), written);
    } catch (IOException e) {
      // Its message quotes the record, so it goes no further.
      throw new ProfileFaultException(
          RefusalReason.MALFORMED, "", "not one JSON object in UTF-8, each field once");
    }
  }

  static AccountProfile read(JsonNode json, long written) throws ProfileFaultException {
    if (!json.isObject()) {
      throw new ProfileFaultException(RefusalReason.MALFORMED, "", "not a JSON object");
    }
    ProfileFields fields = new ProfileFields(json, "");
    fields.require("type");
    if (!json.path("type").asText().equals("profile")) {
      throw new ProfileFaultException(
          RefusalReason.UNKNOWN_TYPE, "type", "not the record of a profile");
    }
    fields.require("account");
    String account = fields.name("account");
    String id = fields.has("id") ? fields.name("id") : account;
    List<CustomerProfile> versions = versions(fields);
    return new AccountProfile(account, id, fields.time("time", written), versions);
  }

  private static List<CustomerProfile> versions(ProfileFields fields) throws ProfileFaultException {
    if (!fields.has("versions")) {
      return List.of(version(fields));
    }
    for (String each : OF_A_VERSION) {
      if (fields.has(each)) {
        throw fields.bad(each, "stands beside `versions`, which have fields of their own");
      }
    }
    List<CustomerProfile> versions = new ArrayList<>();
    Set<Long> beginnings = new HashSet<>();
    for (JsonNode each : fields.list("versions")) {
      String path = "versions[" + versions.size() + "]";
      if (!each.isObject()) {
        throw ProfileFaultException.bad(path, "not an object");
      }
      CustomerProfile version = version(new ProfileFields(each, path + '.'));
      if (!beginnings.add(version.from())) {
        throw ProfileFaultException.bad(path + ".from", "another version begins at the same time");
      }
      versions.add(version);
    }
    if (versions.isEmpty() || versions.size() > MOST_VERSIONS) {
      throw fields.bad("versions", "not 1 to " + MOST_VERSIONS + " versions");
    }
    return versions;
  }

  private static CustomerProfile version(ProfileFields fields) throws ProfileFaultException {
    return new CustomerProfile(
        fields.time("from", Long.MIN_VALUE),
        fields.label("class", CustomerProfile.UNKNOWN_CLASS),
        fields.label("tenant", ""),
        fields.name("parent"),
        fields.name("name"),
        new CustomerPlace(
            fields.country("country"),
            zone(fields),
            numbers(fields),
            fields.countries("destinations")),
        hours(fields),
        new SpendingLimits(fields.money("creditLimit"), fields.money("dailyLimit")));
  }

  private static String zone(ProfileFields fields) throws ProfileFaultException {
    String zone = fields.name("zone");
    try {
      return zone.isEmpty() ? "" : ZoneId.of(zone).getId();
    } catch (DateTimeException e) {
      throw fields.bad("zone", "not a time zone (such as Europe/London)");
    }
  }

  private static List<String> numbers(ProfileFields fields) throws ProfileFaultException {
    List<String> numbers = new ArrayList<>();
    for (String each : fields.names("numbers")) {
      String number = SEPARATORS.matcher(each).replaceAll("");
      if (!OWN_NUMBER.matcher(number).matches()) {
        throw fields.bad("numbers", "not a list of numbers or blocks in E.164 (+12025550100)");
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static OpeningHours hours(ProfileFields fields) throws ProfileFaultException {
    List<OpeningHours.Span> week = week(fields);
    JsonNode holidays = fields.json().path("holidays");
    return holidays.isArray()
        ? new OpeningHours(week, "", days(fields))
        : new OpeningHours(week, calendar(fields), List.of());
  }

  private static List<OpeningHours.Span> week(ProfileFields fields) throws ProfileFaultException {
    if (!fields.has("hours")) {
      return List.of();
    }
    List<OpeningHours.Span> week = new ArrayList<>();
    boolean readable = fields.json().path("hours").isObject();
    for (Map.Entry<String, JsonNode> each : fields.json().path("hours").properties()) {
      Optional<List<OpeningHours.Span>> spans =
          HoursNotation.read(each.getKey(), each.getValue().asText());
      readable &= spans.isPresent();
      week.addAll(spans.orElse(List.of()));
    }
    if (!readable || week.size() > MOST_SPANS) {
      throw fields.bad(
          "hours",
          "not days with hours ({\"mon-fri\":\"08:00-18:00\"}), at most " + MOST_SPANS + " spans");
    }
    return week;
  }

  private static String calendar(ProfileFields fields) throws ProfileFaultException {
    String country = fields.country("holidays");
    if (!country.isEmpty() && !PublicHolidays.knows(country)) {
      throw fields.bad("holidays", "no holidays are known of that country: list the days");
    }
    return country;
  }

  private static List<LocalDate> days(ProfileFields fields) throws ProfileFaultException {
    List<LocalDate> days = new ArrayList<>();
    for (String each : fields.names("holidays")) {
      try {
        days.add(LocalDate.parse(each));
      } catch (DateTimeException e) {
        throw fields.bad("holidays", "neither a country nor a list of days (2026-12-25)");
      }
    }
    return days;
  }
}
