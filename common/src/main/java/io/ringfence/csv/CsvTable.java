package io.ringfence.csv;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table in CSV (RFC 4180) whose first line names its columns. Fields are separated by commas,
 * semicolons or tabs; empty lines are skipped, and so are lines that begin with {@code #}.
 */
public final class CsvTable {

  private static final String DELIMITERS = ",;\t";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final CsvFactory CSV = new CsvFactory();

  /** Why a table cannot be read to its end. */
  public enum Damage {
    FIELD_TOO_LONG("a field behind this line is too long"),
    OPEN_QUOTE("a quoted field that begins in this line or the next does not end"),
    NOT_CSV("no CSV behind this line");

    private final String words;

    Damage(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Takes what stands below the header. */
  public interface Receiver {
    /**
     * Takes one record.
     *
     * @param line at which it begins, counted from 1
     * @param fields valid during the call only
     */
    void record(long line, List<String> fields);

    /**
     * Takes what ends the table early.
     *
     * @param line of the last record that could be read, or of the header
     */
    void damaged(long line, Damage damage);
  }

  private final BufferedReader in;
  private final String header;
  private final long headerLine;
  private final char delimiter;

  private CsvTable(BufferedReader in, String header, long headerLine) {
    this.in = in;
    this.header = header;
    this.headerLine = headerLine;
    this.delimiter = delimiter(header).orElse(',');
  }

  /**
   * Reads as far as the header; empty where there is none. A byte order mark is skipped.
   *
   * @param in stays open
   */
  public static Optional<CsvTable> open(BufferedReader in) throws IOException {
    long number = 1;
    for (String raw = in.readLine(); raw != null; raw = in.readLine()) {
      String line = number == 1 && raw.startsWith(BYTE_ORDER_MARK) ? raw.substring(1) : raw;
      if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
        return Optional.of(new CsvTable(in, line, number));
      }
      number++;
    }
    return Optional.empty();
  }

  /** The delimiter that a line has most of; empty if it has none. */
  public static Optional<Character> delimiter(String line) {
    char best = 0;
    long most = 0;
    for (int i = 0; i < DELIMITERS.length(); i++) {
      char each = DELIMITERS.charAt(i);
      long count = line.chars().filter(c -> c == each).count();
      if (count > most) {
        best = each;
        most = count;
      }
    }
    return most == 0 ? Optional.empty() : Optional.of(best);
  }

  /** The header as it stands. */
  public String header() {
    return header;
  }

  /** The line of the header, counted from 1. */
  public long headerLine() {
    return headerLine;
  }

  public char delimiter() {
    return delimiter;
  }

  /** The names of the columns; empty if the header is no CSV. */
  public List<String> columns() {
    List<String> columns = new ArrayList<>();
    try {
      read(
          new StringReader(header),
          0,
          new Receiver() {
            @Override
            public void record(long line, List<String> fields) {
              columns.addAll(fields);
            }

            @Override
            public void damaged(long line, Damage damage) {
              columns.clear();
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be read", e);
    }
    return columns;
  }

  /** Reads everything below the header. */
  public void records(Receiver receiver) throws IOException {
    read(in, headerLine, receiver);
  }

  private void read(Reader text, long linesBefore, Receiver receiver) throws IOException {
    long line = linesBefore;
    try (CsvParser parser = CSV.createParser(text)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      parser.enable(CsvParser.Feature.WRAP_AS_ARRAY);
      parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(delimiter).withComments());
      List<String> fields = new ArrayList<>();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          if (fields.isEmpty()) {
            line = linesBefore + parser.currentTokenLocation().getLineNr();
          }
          fields.add(parser.getText());
        } else if (token == JsonToken.END_ARRAY && !fields.isEmpty()) {
          if (fields.size() > 1 || !fields.get(0).isBlank()) {
            receiver.record(line, fields);
          }
          fields.clear();
        }
      }
    } catch (StreamConstraintsException e) {
      receiver.damaged(line, Damage.FIELD_TOO_LONG);
    } catch (StreamReadException e) {
      boolean open = String.valueOf(e.getMessage()).contains("closing quote");
      receiver.damaged(line, open ? Damage.OPEN_QUOTE : Damage.NOT_CSV);
    }
  }
}
