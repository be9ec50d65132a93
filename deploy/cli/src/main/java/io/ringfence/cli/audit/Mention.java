package io.ringfence.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.privacy.Holding;
import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.Hash;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Whether texts and bytes name a subject. */
final class Mention {

  private final String key;
  private final String value;
  private final byte[] bytes;
  private final long hash;
  private final byte[] hashed;

  Mention(Subject subject) {
    key = subject.key();
    value = subject.value();
    bytes = value.getBytes(UTF_8);
    hash = Hash.of(value);
    hashed = ByteBuffer.allocate(Long.BYTES).putLong(hash).array();
  }

  boolean isOwn(Holding holding) {
    return holding.key().equals(key);
  }

  /** Whether one of the texts is the subject's key, or has its value as a word. */
  boolean isIn(Holding.Said said) {
    return said.names().stream().anyMatch(this::isIn);
  }

  /** Whether the hash of the value is among those of a piece. */
  boolean isHashedIn(Holding.Said said) {
    return said.hashes().contains(hash);
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
    return count(bytes, raw);
  }

  /** How often its hash does. */
  int countHashesIn(byte[] raw) {
    return count(hashed, raw);
  }

  private static int count(byte[] looked, byte[] raw) {
    int count = 0;
    for (int at = 0; at <= raw.length - looked.length; at++) {
      if (raw[at] == looked[0]
          && Arrays.equals(raw, at, at + looked.length, looked, 0, looked.length)) {
        count++;
      }
    }
    return count;
  }
}
