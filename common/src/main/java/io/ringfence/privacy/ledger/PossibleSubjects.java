package io.ringfence.privacy.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.NameFilter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Keys of the subjects that a text may name: it is one, is the value of one, or has one among its
 * words. Of which kind a value is cannot always be seen, so that there are several.
 */
public final class PossibleSubjects {

  /** No name of a subject is longer. */
  private static final int LONGEST = 128;

  private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{3,15}");

  /** A word, with what joins parts of one. */
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}\\-_.@+:]+");

  private static final Pattern ENDS = Pattern.compile("^[-_.@:]+|[-_.@+:]+$");

  private static final List<SubjectKind> EXACT =
      Arrays.stream(SubjectKind.values()).filter(SubjectKind::exact).toList();

  private PossibleSubjects() {}

  /**
   * Hands on the keys of whomever something names that it goes through; no name becomes another.
   */
  public static NameFilter lookup(Consumer<String> keys) {
    return new NameFilter() {
      @Override
      public String key(String key) {
        if (key.startsWith(Subject.PARTICIPANT + ":")) {
          keys.accept(Subject.key(SubjectKind.NUMBER, key.substring(2)));
          keys.accept(Subject.key(SubjectKind.ACCOUNT, key.substring(2)));
        } else {
          keys.accept(key);
        }
        return key;
      }

      @Override
      public String remark(String text) {
        of(text, keys);
        return text;
      }

      @Override
      public long hash(long hash) {
        return hash;
      }

      @Override
      public String alert(String json) {
        return json;
      }
    };
  }

  /** Hands on each possible key of all texts in a record. */
  public static void of(JsonNode json, Consumer<String> keys) {
    if (json.isTextual()) {
      of(json.textValue(), keys);
    } else {
      json.forEach(each -> of(each, keys));
    }
  }

  /** Hands on each possible key, some more than once. */
  public static void of(String text, Consumer<String> keys) {
    if (text.isEmpty()) {
      return;
    }
    whole(text, keys);
    List<String> words = WORDS.matcher(text).results().map(MatchResult::group).toList();
    for (String word : words) {
      if (word.length() < text.length()) {
        whole(word, keys);
      }
      String bare = ENDS.matcher(word).replaceAll("");
      if (bare.length() < word.length()) {
        whole(bare, keys);
      }
      // As in the links of alerts: account:acme-17, irsf@address:203.0.113.7.
      int colon = bare.indexOf(':');
      if (colon > 0) {
        SubjectKind.ofLabel(bare.substring(bare.lastIndexOf('@', colon) + 1, colon))
            .filter(kind -> kind.exact() && colon < bare.length() - 1)
            .ifPresent(kind -> keys.accept(Subject.key(kind, bare.substring(colon + 1))));
      }
    }
  }

  private static void whole(String value, Consumer<String> keys) {
    if (value.isEmpty() || value.length() > LONGEST) {
      return;
    }
    if (isKey(value)) {
      keys.accept(value);
    } else if (NUMBER.matcher(value).matches()) {
      keys.accept(Subject.key(SubjectKind.NUMBER, value));
    } else {
      EXACT.forEach(kind -> keys.accept(Subject.key(kind, value)));
    }
  }

  private static boolean isKey(String text) {
    return text.length() > 2
        && text.charAt(1) == ':'
        && EXACT.stream().anyMatch(kind -> kind.letter() == text.charAt(0));
  }
}
