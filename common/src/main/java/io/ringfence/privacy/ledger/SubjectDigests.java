package io.ringfence.privacy.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.privacy.Erasure;
import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.KeyedHash;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * Names subjects in the ledger of erasures, and seals its entries: HMAC-SHA-256 under a key that
 * follows from another one. Without the key nobody can try out who was erased, or make an entry.
 */
public final class SubjectDigests {

  private static final int SEAL_BYTES = 16;
  private static final int TOKEN_BYTES = 8;

  private final KeyedHash hash;

  private SubjectDigests(KeyedHash hash) {
    this.hash = hash;
  }

  /**
   * Digests under a key of their own, which follows from one that never changes.
   *
   * @param key the id key of the detection job; of a job that has none its oldest receipt key
   * @throws IllegalArgumentException if it is too short
   */
  public static SubjectDigests under(byte[] key) {
    return new SubjectDigests(new KeyedHash(new KeyedHash(key).of("ledger").getBytes(UTF_8)));
  }

  public String of(Subject subject) {
    return of(subject.key());
  }

  /** Of the subject with a key, such as {@code n:+12025550123}. */
  public String of(String key) {
    return hash.of(key);
  }

  /**
   * The erasure that a request asks for. Its token follows from the request under the key: it is
   * the same in all tasks and after a restart, and nobody can tell from receipts or the ledger
   * whose it is.
   */
  public Erasure erasure(String request, Subject subject, long upTo, String tenant) {
    return new Erasure(request, subject, upTo, tenant, token(request));
  }

  /** What stands in the place of the name of whoever a request has erased. */
  public String token(String request) {
    return Subject.ERASED + hash.of("token\n" + request, TOKEN_BYTES);
  }

  /** The entry for a subject that was erased. */
  public LedgerEntry entry(String key, String request, long time) {
    LedgerEntry unsealed = new LedgerEntry(of(key), request, time, "");
    return new LedgerEntry(unsealed.subject(), request, time, seal(unsealed));
  }

  /** Whether an entry was written under this key, as it is. */
  public boolean intact(LedgerEntry entry) {
    return MessageDigest.isEqual(seal(entry).getBytes(UTF_8), entry.seal().getBytes(UTF_8));
  }

  private String seal(LedgerEntry entry) {
    Instant time = Instant.ofEpochMilli(entry.time());
    String text = String.join("\n", "entry", entry.subject(), time.toString(), entry.request());
    return hash.of(text, SEAL_BYTES);
  }
}
