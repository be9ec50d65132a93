package io.ringfence.console.page;

import io.ringfence.console.board.Indicators.Group;
import io.ringfence.signal.Subject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for a subject or an alert in an address: no number ends in a browser's history, a log
 * or a proxy, and a viewer learns none from a link. The same text always has the same reference, as
 * long as the key is the same. A synthetic IV (the keyed hash of the text) and AES in counter mode,
 * both of the JDK: nobody without the key can read or make one.
 */
public final class References {

  /** No two texts share it, and guessing one is hopeless, at 128 bits. */
  private static final int TAG_BYTES = 16;

  private static final int MOST_CHARACTERS = 1_024;
  private static final String TAGS = "abcdefghjkmnpqrstuvwxyz23456789";

  private final SecretKeySpec hashing;
  private final SecretKeySpec hiding;

  /**
   * @param key 16 random bytes or more
   */
  public References(byte[] key) {
    if (key.length < TAG_BYTES) {
      throw new IllegalArgumentException("a key has 16 bytes or more");
    }
    SecretKeySpec whole = new SecretKeySpec(key, "HmacSHA256");
    hashing = new SecretKeySpec(hash(whole, "hashing"), "HmacSHA256");
    hiding = new SecretKeySpec(hash(whole, "hiding"), "AES");
  }

  public String of(Subject subject) {
    return hidden("s" + subject.key());
  }

  public String ofAlert(String id) {
    return hidden("a" + id);
  }

  public Optional<Subject> subject(String reference) {
    try {
      return shown(reference, 's').map(Subject::ofKey);
    } catch (IllegalArgumentException forged) {
      return Optional.empty();
    }
  }

  public Optional<String> alert(String reference) {
    return shown(reference, 'a');
  }

  /** Of a group of indicators: a trunk may be named like a number, too. */
  public String ofGroup(Group group) {
    StringBuilder text = new StringBuilder("g");
    new TreeMap<>(group.by())
        .forEach((by, value) -> text.append(by).append('\n').append(value).append('\n'));
    return hidden(text.toString());
  }

  public Optional<Group> group(String reference) {
    return shown(reference, 'g').map(References::parsed);
  }

  private static Group parsed(String text) {
    Map<String, String> by = new TreeMap<>();
    String[] parts = text.split("\n", -1);
    for (int i = 0; i + 1 < parts.length; i += 2) {
      by.put(parts[i], parts[i + 1]);
    }
    return new Group(by);
  }

  /** Four characters by which one can tell two masked texts apart. */
  String tag(String text) {
    byte[] hash = hash(hashing, "tag" + text);
    StringBuilder tag = new StringBuilder(4);
    for (int i = 0; i < 4; i++) {
      tag.append(TAGS.charAt((hash[i] & 0xFF) % TAGS.length()));
    }
    return tag.toString();
  }

  private String hidden(String text) {
    byte[] tag = Arrays.copyOf(hash(hashing, text), TAG_BYTES);
    byte[] body = crypt(tag, text.getBytes(StandardCharsets.UTF_8));
    byte[] all = Arrays.copyOf(tag, TAG_BYTES + body.length);
    System.arraycopy(body, 0, all, TAG_BYTES, body.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  private Optional<String> shown(String reference, char kind) {
    if (reference.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(reference);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
    if (all.length <= TAG_BYTES) {
      return Optional.empty();
    }
    byte[] tag = Arrays.copyOf(all, TAG_BYTES);
    byte[] body = crypt(tag, Arrays.copyOfRange(all, TAG_BYTES, all.length));
    String text = new String(body, StandardCharsets.UTF_8);
    boolean ours = MessageDigest.isEqual(tag, Arrays.copyOf(hash(hashing, text), TAG_BYTES));
    return ours && text.charAt(0) == kind ? Optional.of(text.substring(1)) : Optional.empty();
  }

  private byte[] crypt(byte[] iv, byte[] text) {
    try {
      // Encrypts and decrypts alike; the IV differs for every text.
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, hiding, new IvParameterSpec(iv));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES", e);
    }
  }

  private static byte[] hash(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
