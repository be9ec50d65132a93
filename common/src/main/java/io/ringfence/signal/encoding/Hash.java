package io.ringfence.signal.encoding;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A 64-bit hash that is the same in every JVM and release: stored state relies on it. */
public final class Hash {

  /** Never used but for its copies: to look one up takes longer than to hash a line. */
  private static final MessageDigest SHA_256 = made();

  private Hash() {}

  /**
   * FNV-1a over UTF-16 units, then the finalizer of SplitMix64 (FNV alone leaves the high bits
   * poor).
   */
  public static long of(CharSequence text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mixed(hash);
  }

  /** A hash of a number, another one for each. */
  public static long mixed(long number) {
    long hash = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
    return hash ^ hash >>> 31;
  }

  /**
   * The upper half of {@link #of}, for slots of measures and rules: 32 bits, a collision is refused
   * when a pack is loaded.
   */
  public static int slot(String name) {
    return (int) (of(name) >>> 32);
  }

  /** For what has to be unlike by more than 64 bits. */
  public static MessageDigest sha256() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of every Java has copies", e);
    }
  }

  private static MessageDigest made() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
