package io.ringfence.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.FilteredInput;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.encoding.NameFilter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Erased subjects, and the tokens that take the place of their names: where a key or a value of
 * their kind stands, where the hash of the key does, and where a remark has it as a word, or a
 * value of no kind is it. Of these nobody knows what they mean, so there only a name counts that is
 * {@link Subject#isDistinct}.
 *
 * <p>A stored state is searched as bytes first. Only one in which there may be something to replace
 * has to be read.
 */
public final class ErasedValues {

  public static final ErasedValues NONE = new ErasedValues(List.of());

  /** Keys with tokens, by key. */
  private final Map<String, String> tokens = new HashMap<>();

  /** Tokens by name, of those that count as words. */
  private final Map<String, String> words = new HashMap<>();

  private final Map<Long, String> hashes = new HashMap<>();

  /** Tokens by the hash of a name that counts as a word: of a value that an expression made. */
  private final Map<Long, String> wordHashes = new HashMap<>();

  /** Until when signals are erased, by token. */
  private final Map<String, Long> upTo = new HashMap<>();

  /** How often which token has taken a place. */
  private final Map<String, Integer> places = new HashMap<>();

  /** By what other name a value may be known. */
  private final UnaryOperator<String> names;

  private final List<Erasure> erasures = new ArrayList<>();

  /** Whose states all of them together reach. */
  private final Set<String> tenants = new HashSet<>();

  /** Those of each tenant alone. */
  private final Map<String, ErasedValues> byTenant = new HashMap<>();

  private final BytePatterns stored = new BytePatterns();
  private final BytePatterns wordBytes = new BytePatterns();
  private long latest = Long.MIN_VALUE;

  /** Whether a value is so short that every state has to be read. */
  private boolean anywhere;

  public ErasedValues(Collection<Erasure> erasures) {
    this(erasures, UnaryOperator.identity());
  }

  /**
   * Values of subjects that are also known by another name.
   *
   * @param names the name that a participant of a meeting has who is called like the value
   */
  public ErasedValues(Collection<Erasure> erasures, UnaryOperator<String> names) {
    this.names = names;
    erasures.forEach(this::add);
  }

  /** One more. */
  public void add(Erasure erasure) {
    erasures.add(erasure);
    tenants.add(erasure.tenant());
    ErasedValues ofTenant = byTenant.get(erasure.tenant());
    if (ofTenant != null) {
      ofTenant.add(erasure);
    }
    latest = Math.max(latest, erasure.upTo());
    Subject subject = erasure.subject();
    String token = erasure.token();
    upTo.put(token, erasure.upTo());
    replace(subject.kind().letter(), subject.value(), token);
    if (subject.kind() == SubjectKind.NUMBER || subject.kind() == SubjectKind.ACCOUNT) {
      replace(Subject.PARTICIPANT, names.apply(subject.value()), token);
    }
    if (subject.isDistinct()) {
      words.put(subject.value(), token);
      wordHashes.put(Hash.of(NameFilter.NOBODY + ":" + subject.value()), token);
      searchHash(Hash.of(NameFilter.NOBODY + ":" + subject.value()));
      wordBytes.add(subject.value().getBytes(UTF_8));
    }
    // As it stands in an alert that has been read back.
    search(new String(JsonStringEncoder.getInstance().quoteAsString(subject.value())));
  }

  private void replace(char kind, String value, String token) {
    String key = kind + ":" + value;
    tokens.put(key, kind + ":" + token);
    hashes.put(Hash.of(key), kind + ":" + token);
    searchHash(Hash.of(key));
    search(value);
  }

  private void searchHash(long hash) {
    stored.add(ByteBuffer.allocate(Long.BYTES).putLong(hash).array());
  }

  private void search(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    if (bytes.length < BytePatterns.SHORTEST) {
      anywhere = true;
    } else {
      stored.add(bytes);
    }
  }

  /**
   * Those whose erasure reaches what is a tenant's alone; of an empty one, what is the provider's
   * or several'.
   */
  public ErasedValues reaching(String tenant) {
    if (tenants.isEmpty() || (tenants.size() == 1 && tenants.contains(tenant))) {
      return this;
    }
    return byTenant.computeIfAbsent(
        tenant,
        own ->
            new ErasedValues(
                erasures.stream().filter(each -> each.tenant().equals(own)).toList(), names));
  }

  /** Nothing later than this is erased; {@link Long#MIN_VALUE} if nothing is. */
  public long latest() {
    return latest;
  }

  /** Whether one of the values may stand in a stored state. False is certain. */
  public boolean mayBeIn(byte[] state) {
    return anywhere || stored.find(state, 0) != null;
  }

  /**
   * An input in which tokens stand in the place of names.
   *
   * @param time of the signal that it is about: what is later than a request is not erased by it;
   *     {@link Long#MIN_VALUE} replaces all
   */
  public FilteredInput filter(byte[] stored, long time) {
    return new FilteredInput(stored, at(time));
  }

  /** Replaces names in a signal of a time: what is later than a request is not erased by it. */
  public NameFilter at(long time) {
    return new NameFilter() {
      @Override
      public String key(String key) {
        String token = tokens.get(key);
        return token != null && isErased(token, time) ? counted(token) : key;
      }

      @Override
      public String remark(String text) {
        return withoutWords(text, time);
      }

      @Override
      public long hash(long hash) {
        String token = hashes.get(hash);
        if (token != null) {
          return isErased(token, time) ? Hash.of(counted(token)) : hash;
        }
        String word = wordHashes.get(hash);
        if (word == null || upTo.get(word) < time) {
          return hash;
        }
        places.merge(word, 1, Integer::sum);
        return Hash.of(NameFilter.NOBODY + ":" + word);
      }

      @Override
      public String alert(String json) {
        return PublishedAlert.with(json, this);
      }
    };
  }

  /** Whether the subject of a key is erased up to a time, or longer. */
  public boolean erases(String key, long time) {
    String token = tokens.get(key);
    return token != null && isErased(token, time);
  }

  private String withoutWords(String text, long time) {
    if (words.isEmpty()) {
      return text;
    }
    byte[] bytes = text.getBytes(UTF_8);
    BytePatterns.Hit hit = wordBytes.find(bytes, 0);
    if (hit == null) {
      return text;
    }
    ByteArrayOutputStream replaced = new ByteArrayOutputStream(bytes.length + 32);
    int copied = 0;
    while (hit != null) {
      String token = words.get(new String(bytes, hit.from(), hit.length(), UTF_8));
      boolean word =
          !goesOn(bytes, hit.from() - 1, -1)
              && !goesOn(bytes, hit.end(), 1)
              && upTo.get(token) >= time;
      if (word) {
        replaced.write(bytes, copied, hit.from() - copied);
        replaced.writeBytes(token.getBytes(UTF_8));
        places.merge(token, 1, Integer::sum);
        copied = hit.end();
      }
      hit = wordBytes.find(bytes, word ? hit.end() : hit.from() + 1);
    }
    replaced.write(bytes, copied, bytes.length - copied);
    return replaced.toString(UTF_8);
  }

  /** Of a token with the letter of a kind. */
  private boolean isErased(String token, long time) {
    return upTo.get(token.substring(2)) >= time;
  }

  private String counted(String token) {
    places.merge(token.substring(2), 1, Integer::sum);
    return token;
  }

  /** In how many places the name of an erased subject has been replaced. */
  public int replaced(Erasure erasure) {
    int here = places.getOrDefault(erasure.token(), 0);
    return here + byTenant.values().stream().mapToInt(each -> each.replaced(erasure)).sum();
  }

  /** Whether a word goes on at a place: there, or behind what joins two parts of one. */
  private static boolean goesOn(byte[] bytes, int at, int step) {
    return isPart(bytes, at) || (joins(bytes, at) && isPart(bytes, at + step));
  }

  private static boolean isPart(byte[] bytes, int at) {
    return at >= 0 && at < bytes.length && (bytes[at] < 0 || Character.isLetterOrDigit(bytes[at]));
  }

  private static boolean joins(byte[] bytes, int at) {
    return at >= 0 && at < bytes.length && "-_.@+".indexOf(bytes[at]) >= 0;
  }
}
