package io.ringfence.enrich;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a tariff: CSV with the header {@value #HEADER}, in UTF-8, no quotes. Blank lines and lines
 * that begin with # are skipped.
 */
public final class TariffFile {

  static final String HEADER = "prefix,country,band,perMinute,premium";

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

  private final List<Rate> rates = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Integer> lineOf = new HashMap<>();

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
    BufferedReader lines = new BufferedReader(reader);
    boolean header = false;
    int number = 0;
    for (String raw = lines.readLine(); raw != null; raw = lines.readLine()) {
      number++;
      String line = (number == 1 && raw.startsWith("\uFEFF") ? raw.substring(1) : raw).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (!header) {
        header = true;
        if (!line.replace(" ", "").equalsIgnoreCase(HEADER)) {
          file.fault(number, "the first line must be the header " + HEADER);
        }
        continue;
      }
      file.line(number, line.split(",", -1));
    }
    if (!header) {
      file.fault(Math.max(1, number), "the file has no header " + HEADER);
    }
    return new Read(new Tariff(file.rates), List.copyOf(file.faults));
  }

  private void line(int number, String[] columns) {
    int before = faults.size();
    if (columns.length != 5) {
      fault(number, "has " + columns.length + " columns, not 5");
      return;
    }
    String prefix = columns[0].strip();
    String premium = columns[4].strip().toLowerCase(Locale.ROOT);
    expect(PREFIX.matcher(prefix).matches(), number, "prefix is not 1 to 15 digits");
    expect(COUNTRY.matcher(columns[1].strip()).matches(), number, "country is not XX or 001");
    expect(
        BAND.matcher(columns[2].strip()).matches(),
        number,
        "band is not up to 40 lower-case letters, digits and hyphens");
    expect(
        PRICE.matcher(columns[3].strip()).matches(),
        number,
        "perMinute is not a price of 0 to 999999 with up to 9 decimals");
    expect(
        premium.equals("true") || premium.equals("false"),
        number,
        "premium is neither true nor false");
    Integer earlier = lineOf.putIfAbsent(prefix, number);
    expect(earlier == null, number, "prefix was given in line " + earlier + " already");
    if (faults.size() == before) {
      rates.add(
          new Rate(
              prefix,
              columns[1].strip(),
              columns[2].strip(),
              Double.parseDouble(columns[3].strip()),
              premium.equals("true")));
    }
  }

  private void expect(boolean sound, int line, String otherwise) {
    if (!sound) {
      fault(line, otherwise);
    }
  }

  private void fault(int line, String message) {
    faults.add(new Fault(line, message));
  }
}
