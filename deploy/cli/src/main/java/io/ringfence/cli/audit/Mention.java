package io.ringfence.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.privacy.Holding;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.encoding.NameFilter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether texts and bytes name a subject: by its key, by the hash of that, and where nobody knows
 * of which kind a text is, by its value if that can be no other word.
 */
final class Mention {

  private final String value;
  private final boolean word;
  private final byte[] bytes;

  /** Its own, and that of a participant of a meeting who is called like it. */
  private final List<String> keys;

  private final List<Long> hashes;

  Mention(Subject subject) {
    value = subject.value();
    word = subject.isDistinct();
    bytes = value.getBytes(UTF_8);
    boolean participates =
        subject.kind() == SubjectKind.NUMBER || subject.kind() == SubjectKind.ACCOUNT;
    keys =
        participates
            ? List.of(subject.key(), Subject.PARTICIPANT + ":" + value)
            : List.of(subject.key());
    List<Long> all = new ArrayList<>(keys.stream().map(Hash::of).toList());
    if (word) {
      all.add(Hash.of(NameFilter.NOBODY + ":" + value));
    }
    hashes = List.copyOf(all);
  }

  boolean isOwn(Holding holding) {
    return holding.key().equals(keys.get(0));
  }

  /** Whether a piece has the subject's key, or its value as a word. */
  boolean isIn(Holding.Said said) {
    return keys.stream().anyMatch(said.keys()::contains)
        || said.remarks().stream().anyMatch(this::isIn);
  }

  /** Whether the hash of a key is among those of a piece. */
  boolean isHashedIn(Holding.Said said) {
    return hashes.stream().anyMatch(said.hashes()::contains);
  }

  /** Whether a text of no known kind has the value as a word. */
  boolean isIn(String text) {
    for (int at = text.indexOf(value); word && at >= 0; at = text.indexOf(value, at + 1)) {
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

  /** How often the value stands in the bytes, if it can be no other word. */
  int countIn(byte[] raw) {
    return word ? count(bytes, raw) : 0;
  }

  /** How often the hash of a key does. */
  int countHashesIn(byte[] raw) {
    return hashes.stream()
        .mapToInt(each -> count(ByteBuffer.allocate(Long.BYTES).putLong(each).array(), raw))
        .sum();
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
