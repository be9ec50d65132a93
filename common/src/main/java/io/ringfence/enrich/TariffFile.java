package io.ringfence.enrich;

import io.ringfence.csv.CsvTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a tariff: a table in CSV, in UTF-8, whose header names the columns {@code prefix}, {@code
 * country}, {@code band}, {@code perMinute} and {@code premium} in any order. Further columns are
 * passed over, so that a carrier's rate deck can be used as it is once it has these.
 */
public final class TariffFile {

  /** What a tariff says of a prefix. */
  private enum Column {
    PREFIX,
    COUNTRY,
    BAND,
    PER_MINUTE,
    PREMIUM;

    /** The name without case, spaces and underscores: {@code perMinute}, {@code Per minute}. */
    private static String name(String text) {
      return text.replaceAll("[ _]", "").toLowerCase(Locale.ROOT);
    }

    boolean named(String text) {
      return name(name()).equals(name(text));
    }
  }

  private static final String COLUMNS = "prefix, country, band, perMinute and premium";

  /** The longest E.164 number has 15 digits. */
  private static final Pattern PREFIX = Pattern.compile("[0-9]{1,15}");

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}|001");
  private static final Pattern BAND = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern PRICE = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,9})?");

  /**
   * Why a line was not taken.
   *
   * @param line from 1
   */
  public record Fault(int line, String message) {}

  /**
   * What a file says.
   *
   * @param tariff of the lines without a fault; whether to go on with it is the caller's to decide
   * @param faults in order of lines
   */
  public record Read(Tariff tariff, List<Fault> faults) {}

  private final List<TariffRate> rates = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Long> lineOf = new HashMap<>();

  /** Of each column the place in a line. */
  private final Map<Column, Integer> places = new EnumMap<>(Column.class);

  private TariffFile() {}

  /** Reads a file; a byte order mark is skipped. */
  public static Read read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(reader);
    }
  }

  /** Reads to the end; does not close. */
  public static Read read(Reader reader) throws IOException {
    TariffFile file = new TariffFile();
    Optional<CsvTable> table = CsvTable.open(new BufferedReader(reader));
    if (table.isEmpty()) {
      file.fault(1, "the file has no header with the columns " + COLUMNS);
    } else if (file.header(table.get())) {
      file.records(table.get());
    }
    return new Read(new Tariff(file.rates), List.copyOf(file.faults));
  }

  private boolean header(CsvTable table) {
    List<String> names = table.columns();
    for (Column each : Column.values()) {
      for (int i = 0; i < names.size(); i++) {
        if (each.named(names.get(i)) && places.put(each, i) != null) {
          fault(table.headerLine(), "the header names the column " + names.get(i) + " twice");
          return false;
        }
      }
    }
    if (places.size() < Column.values().length) {
      fault(table.headerLine(), "the first line must be a header with the columns " + COLUMNS);
      return false;
    }
    return true;
  }

  private void records(CsvTable table) throws IOException {
    int columns = table.columns().size();
    table.records(
        new CsvTable.Receiver() {
          @Override
          public void record(long line, List<String> fields) {
            if (fields.size() == columns) {
              rate(line, fields);
            } else {
              fault(line, "has " + fields.size() + " columns, not " + columns);
            }
          }

          @Override
          public void damaged(long line, CsvTable.Damage damage) {
            fault(line, damage.words());
          }
        });
  }

  private void rate(long line, List<String> fields) {
    int before = faults.size();
    String prefix = field(Column.PREFIX, fields);
    String country = field(Column.COUNTRY, fields);
    String band = field(Column.BAND, fields);
    String price = field(Column.PER_MINUTE, fields);
    String premium = field(Column.PREMIUM, fields).toLowerCase(Locale.ROOT);
    expect(PREFIX.matcher(prefix).matches(), line, "prefix is not 1 to 15 digits");
    expect(COUNTRY.matcher(country).matches(), line, "country is not XX or 001");
    expect(
        BAND.matcher(band).matches(),
        line,
        "band is not up to 40 lower-case letters, digits and hyphens");
    expect(
        PRICE.matcher(price).matches(),
        line,
        "perMinute is not a price of 0 to 999999 with up to 9 decimals");
    expect(
        premium.equals("true") || premium.equals("false"),
        line,
        "premium is neither true nor false");
    Long earlier = lineOf.putIfAbsent(prefix, line);
    expect(earlier == null, line, "prefix was given in line " + earlier + " already");
    if (faults.size() == before) {
      rates.add(
          new TariffRate(prefix, country, band, Double.parseDouble(price), premium.equals("true")));
    }
  }

  private String field(Column column, List<String> fields) {
    return fields.get(places.get(column)).strip();
  }

  private void expect(boolean sound, long line, String otherwise) {
    if (!sound) {
      fault(line, otherwise);
    }
  }

  private void fault(long line, String message) {
    faults.add(new Fault((int) line, message));
  }
}
