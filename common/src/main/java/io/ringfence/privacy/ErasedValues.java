package io.ringfence.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.FilteredInput;
import io.ringfence.signal.encoding.Hash;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
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
 * Values of erased subjects, and the tokens that take their place wherever they stand: as a text,
 * as the key of a party, as a word of a sentence, as the hash of a value that is counted.
 *
 * <p>A stored state is searched as bytes first. Only one in which there is something to replace has
 * to be read.
 */
public final class ErasedValues {

  public static final ErasedValues NONE = new ErasedValues(List.of());

  /** Tokens by value, and keys with tokens by key. */
  private final Map<String, String> tokens = new HashMap<>();

  private final Map<Long, String> hashes = new HashMap<>();

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
  private final BytePatterns words = new BytePatterns();
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
    String value = erasure.subject().value();
    String token = erasure.token();
    upTo.put(token, erasure.upTo());
    tokens.put(erasure.subject().key(), erasure.subject().kind().letter() + ":" + token);
    replace(value, token);
    String name = names.apply(value);
    if (!name.equals(value)) {
      replace(name, token);
    }
  }

  private void replace(String value, String token) {
    tokens.put(value, token);
    hash(value, token);
    byte[] bytes = value.getBytes(UTF_8);
    if (bytes.length < BytePatterns.SHORTEST) {
      anywhere = true;
    } else {
      stored.add(bytes);
      words.add(bytes);
    }
  }

  private void hash(String value, String token) {
    long hash = Hash.of(value);
    hashes.put(hash, token);
    stored.add(ByteBuffer.allocate(Long.BYTES).putLong(hash).array());
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
   * An input in which tokens stand in the place of the values.
   *
   * @param time of the signal that it is about: what is later than a request is not erased by it;
   *     {@link Long#MIN_VALUE} replaces all
   */
  public FilteredInput filter(DataInput in, long time) {
    return new FilteredInput(in, text -> text(text, time), hash -> hash(hash, time));
  }

  /** The hash of the token where this is the hash of an erased value, in a signal of a time. */
  public long hash(long hash, long time) {
    String token = hashes.get(hash);
    if (token == null || upTo.get(token) < time) {
      return hash;
    }
    places.merge(token, 1, Integer::sum);
    return Hash.of(token);
  }

  /** Whether the subject of a key is erased up to a time, or longer. */
  public boolean erases(String key, long time) {
    String token = tokens.get(key);
    return token != null && isErased(token, time);
  }

  /** A text with tokens in the place of the values that it is, or has as words. */
  public String text(String text) {
    return text(text, Long.MIN_VALUE);
  }

  /** The same in a signal of a time: what is later than a request is not erased by it. */
  public String text(String text, long time) {
    String token = tokens.get(text);
    if (token != null) {
      return isErased(token, time) ? counted(token) : text;
    }
    if (text.length() < BytePatterns.SHORTEST || isKey(text)) {
      return text;
    }
    byte[] bytes = text.getBytes(UTF_8);
    BytePatterns.Hit hit = words.find(bytes, 0);
    if (hit == null) {
      return text;
    }
    ByteArrayOutputStream replaced = new ByteArrayOutputStream(bytes.length + 32);
    int copied = 0;
    while (hit != null) {
      String found = tokens.get(new String(bytes, hit.from(), hit.length(), UTF_8));
      boolean word =
          !goesOn(bytes, hit.from() - 1, -1)
              && !goesOn(bytes, hit.end(), 1)
              && isErased(found, time);
      if (word) {
        replaced.write(bytes, copied, hit.from() - copied);
        replaced.writeBytes(counted(found).getBytes(UTF_8));
        copied = hit.end();
      }
      hit = words.find(bytes, word ? hit.end() : hit.from() + 1);
    }
    replaced.write(bytes, copied, bytes.length - copied);
    return replaced.toString(UTF_8);
  }

  /** The token itself, without the letter of a key. */
  private static String bare(String token) {
    return token.startsWith(Subject.ERASED) ? token : token.substring(2);
  }

  private boolean isErased(String token, long time) {
    return upTo.get(bare(token)) >= time;
  }

  private String counted(String token) {
    places.merge(bare(token), 1, Integer::sum);
    return token;
  }

  /** In how many places the value of an erased subject has been replaced. */
  public int replaced(Erasure erasure) {
    int here = places.getOrDefault(erasure.token(), 0);
    return here + byTenant.values().stream().mapToInt(each -> each.replaced(erasure)).sum();
  }

  /** The key of a subject is one value as a whole: the end of another one's is none. */
  private static boolean isKey(String text) {
    return text.charAt(1) == ':' && Character.isLowerCase(text.charAt(0));
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
