package io.ringfence.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.privacy.Holding;
import io.ringfence.signal.Subject;
import java.util.Arrays;

/** Whether texts and bytes name a subject. */
final class Mention {

  private final String key;
  private final String value;
  private final byte[] bytes;

  Mention(Subject subject) {
    key = subject.key();
    value = subject.value();
    bytes = value.getBytes(UTF_8);
  }

  boolean isOwn(Holding holding) {
    return holding.key().equals(key);
  }

  /** Whether one of the texts is the subject's key, or has its value as a word. */
  boolean isIn(Holding.Said said) {
    return said.names().stream().anyMatch(this::isIn);
  }

  boolean isIn(String text) {
    if (text.equals(key)) {
      return true;
    }
    if (text.length() == key.length() && text.endsWith(value) && text.charAt(1) == ':') {
      return false; // the key of a subject of another kind that has the same value
    }
    for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      if (!continues(text, at - 1, at) && !continues(text, at + value.length(), at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the word goes on at a place. */
  private boolean continues(String text, int place, int start) {
    if (place < 0 || place >= text.length()) {
      return false;
    }
    boolean opens = place < start && !Character.isLetterOrDigit(value.charAt(0));
    return !opens && Character.isLetterOrDigit(text.charAt(place));
  }

  /** How often the value stands in the bytes. */
  int countIn(byte[] raw) {
    int count = 0;
    for (int at = 0; at <= raw.length - bytes.length; at++) {
      if (raw[at] == bytes[0]
          && Arrays.equals(raw, at, at + bytes.length, bytes, 0, bytes.length)) {
        count++;
      }
    }
    return count;
  }
}
