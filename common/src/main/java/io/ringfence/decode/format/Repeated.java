package io.ringfence.decode.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What rsyslog makes of equal messages, if it is told to reduce them: {@code message repeated 3
 * times: [ text]}.
 *
 * @param text of one of them
 * @param times how often it was said; 1 of any other message
 */
public record Repeated(String text, int times) {

  /** More records of one line are not told: a connection has a handful of attempts. */
  public static final int MOST = 100;

  private static final String START = "message repeated ";
  private static final Pattern WHOLE =
      Pattern.compile(START + "([0-9]+) times: \\[(.*)]", Pattern.DOTALL);

  /**
   * Takes the brackets off.
   *
   * @throws UnreadableException if it is cut off
   */
  public static Repeated of(String message) {
    if (!message.startsWith(START)) {
      return new Repeated(message, 1);
    }
    Matcher whole = WHOLE.matcher(message);
    if (!whole.matches()) {
      throw UnreadableException.malformed("a repeated message that is cut off");
    }
    return new Repeated(whole.group(2).strip(), count(whole.group(1)));
  }

  /**
   * A number of messages, 1 to {@link #MOST}.
   *
   * @throws UnreadableException if it is none
   */
  public static int count(String digits) {
    if (!digits.matches("[0-9]+")) {
      throw UnreadableException.malformed("no count of messages");
    }
    int count = digits.length() > 4 ? MOST : Integer.parseInt(digits);
    return Math.max(1, Math.min(count, MOST));
  }
}
