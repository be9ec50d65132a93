package io.ringfence.decode.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.decode.notation.Rfc3339;
import io.ringfence.decode.notation.TextRules;
import java.io.IOException;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * Takes off what collectors put around a line, each at most once: the JSON of vector, fluent-bit
 * and filebeat, then the header of syslog (RFC 5424, RFC 3164, and RFC 3164 with an ISO time, as
 * rsyslog writes files). What is not in such an envelope is a line as it is.
 */
public final class Envelopes {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Longer tags are none: a message that has a colon somewhere. */
  private static final int LONGEST_TAG = 64;

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._:-]{0,254}");

  private final LocalClock clock;
  private final boolean json;

  /**
   * Of a feed.
   *
   * @param zone in which times without one are written
   * @param json whether its own records are JSON objects
   */
  public Envelopes(ZoneId zone, boolean json) {
    clock = new LocalClock(zone);
    this.json = json;
  }

  /** The text alone. */
  public String text(byte[] record) {
    return opened(record, Line.UNKNOWN).text();
  }

  /**
   * The line in a record. Bytes that are no UTF-8 become replacement characters.
   *
   * @param received when a collector took it over, by whoever reads it; a collector's own time in
   *     an envelope goes before it
   */
  public Line opened(byte[] record, long received) {
    String text = new String(record, UTF_8);
    if (text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    text = withoutLineEnd(text);
    // Of as many characters as bytes each is ASCII, or stands for a byte that is none of UTF-8.
    boolean ascii = text.length() == record.length && text.indexOf('\uFFFD') < 0;
    Line line =
        ascii ? new Line(text, record, received, Line.UNKNOWN, "", "") : Line.of(text, received);
    if (line.text().startsWith("{") && mayWrap(line.text())) {
      line = collected(line);
    }
    return line.text().startsWith("{") ? line : headed(line);
  }

  /** Tabs at the end stay: they are empty columns. */
  private static String withoutLineEnd(String text) {
    int end = text.length();
    while (end > 0 && "\r\n ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Without these names it is no envelope, and need not be read twice. */
  private static boolean mayWrap(String text) {
    return TextRules.has('g', text, "\"message\"", "\"log\"");
  }

  /** Out of a collector's JSON, if it is that. */
  private Line collected(Line line) {
    String message = null;
    long time = Line.UNKNOWN;
    boolean envelope = false;
    try (JsonParser in = JSON.createParser(line.text())) {
      in.nextToken();
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        JsonToken token = in.nextToken();
        switch (name) {
          case "message", "log" -> {
            if (token == JsonToken.VALUE_STRING && message == null) {
              message = in.getText();
            }
          }
          case "@timestamp", "timestamp", "date" -> {
            envelope = true;
            time = time(token, in);
          }
          case "host", "hostname", "file", "path", "stream", "source_type", "tag" ->
              envelope = true;
          default -> {
            // another field of the collector's
          }
        }
        in.skipChildren();
      }
    } catch (IOException e) {
      return line; // whatever it is, it is no envelope
    }
    if (message == null || !envelope || (json && !message.startsWith("{"))) {
      return line;
    }
    return Line.of(withoutLineEnd(message), time == Line.UNKNOWN ? line.received() : time);
  }

  private static long time(JsonToken token, JsonParser in) throws IOException {
    return switch (token) {
      case VALUE_STRING -> Rfc3339.millis(in.getText());
      case VALUE_NUMBER_FLOAT -> (long) Math.floor(in.getDoubleValue() * 1000);
      case VALUE_NUMBER_INT -> {
        long number = in.getLongValue();
        yield number < 100_000_000_000L ? number * 1000 : number;
      }
      default -> Line.UNKNOWN;
    };
  }

  private Line headed(Line line) {
    String text = line.text();
    int at = priority(text);
    if (at > 0 && text.startsWith("1 ", at)) {
      Line opened = rfc5424(line, at + 2);
      return opened == null ? line : opened;
    }
    int space = text.indexOf(' ', at);
    if (space < 0) {
      return line;
    }
    if (space - at > LocalClock.YEARLESS) {
      long time = Rfc3339.millis(text.substring(at, space));
      return time == Rfc3339.NONE ? line : tagged(line, time, space + 1);
    }
    // Some write "Nov 4" where others write "Nov  4".
    int day = text.startsWith(" ", at + 5) ? 1 : 2;
    int end = at + LocalClock.YEARLESS - 2 + day;
    if (space - at != 3 || text.length() <= end || text.charAt(end) != ' ') {
      return line;
    }
    String stamp =
        day == 2
            ? text.substring(at, end)
            : text.substring(at, space) + ' ' + text.substring(space, end);
    return LocalClock.isYearless(stamp)
        ? tagged(line, clock.yearless(stamp, line.received()), end + 1)
        : line;
  }

  /** Behind {@code <PRI>}, and the octet count that TCP may put before it; 0 if there is none. */
  private static int priority(String text) {
    int at = digits(text, 0, 7);
    at = at > 0 && text.startsWith(" <", at) ? at + 1 : 0;
    if (!text.startsWith("<", at)) {
      return 0;
    }
    int end = digits(text, at + 1, 3);
    return end > at + 1 && text.startsWith(">", end) ? end + 1 : 0;
  }

  private static int digits(String text, int from, int most) {
    int at = from;
    while (at < text.length() && at - from < most && Character.isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** {@code TIME HOST APP PROCID MSGID SD MSG}; null if it breaks off before. */
  private static Line rfc5424(Line line, int from) {
    String text = line.text();
    String[] words = new String[5];
    int at = from;
    for (int i = 0; i < words.length; i++) {
      int space = text.indexOf(' ', at);
      if (space < 0) {
        return null;
      }
      words[i] = text.substring(at, space);
      at = space + 1;
    }
    at = afterData(text, at);
    if (at < 0) {
      return null;
    }
    String message = text.substring(at).stripLeading();
    return new Line(
        message.startsWith(BYTE_ORDER_MARK) ? message.substring(1) : message,
        Line.NONE,
        line.received(),
        Rfc3339.millis(words[0]),
        words[1],
        words[2]);
  }

  /** Behind the structured data, in which brackets may stand in quotes; negative if it is open. */
  private static int afterData(String text, int from) {
    if (text.startsWith("-", from)) {
      return from + 1;
    }
    int at = from;
    boolean quoted = false;
    boolean open = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (quoted && c == '\\') {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '[') {
        open = true;
      } else if (!quoted && c == ']') {
        open = false;
      } else if (!quoted && !open) {
        return c == ' ' ? at : -1;
      }
      at++;
    }
    return open || quoted ? -1 : at;
  }

  /** {@code HOST TAG[PID]: MSG}. */
  private static Line tagged(Line line, long time, int from) {
    String text = line.text();
    int space = text.indexOf(' ', from);
    if (space < 0) {
      return line;
    }
    String host = text.substring(from, space);
    if (!HOST.matcher(host).matches()) {
      return line; // a table whose first column is a time
    }
    int at = space + 1;
    int end = at;
    while (end < text.length() && end - at < LONGEST_TAG && " :[".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String program = text.substring(at, end);
    int after = end;
    if (text.startsWith("[", end)) {
      after = digits(text, end + 1, 10);
      after = text.startsWith("]", after) ? after + 1 : end;
    }
    boolean named = text.startsWith(":", after);
    String message = named ? text.substring(after + 1).stripLeading() : text.substring(at);
    return new Line(message, Line.NONE, line.received(), time, host, named ? program : "");
  }
}
