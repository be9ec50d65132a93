package io.ringfence.console.page;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.subtle.AesSiv;
import com.google.crypto.tink.util.SecretBytes;
import io.ringfence.console.store.IndicatorStore.Group;
import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stands for a subject or an alert in an address: no number ends in a browser's history, a log
 * or a proxy, and a viewer learns none from a link. The same text always has the same reference, as
 * long as the key is the same. References are encrypted with AES-SIV, which is deterministic and
 * authenticated: nobody without the key can read or make one.
 */
public final class References {

  private static final int SIV_KEY_BYTES = 64;
  private static final int SIV_TAG_BYTES = 16;
  private static final byte[] NO_ASSOCIATED_DATA = {};
  private static final int MOST_CHARACTERS = 1_024;
  private static final String TAGS = "abcdefghjkmnpqrstuvwxyz23456789";

  private final KeyedHash tagging;
  private final DeterministicAead siv;

  /**
   * Derives the keys of references and of tags from one.
   *
   * @param key 16 random bytes or more
   */
  public References(byte[] key) {
    KeyedHash whole = new KeyedHash(key);
    tagging = new KeyedHash(bytes(whole.of("hashing")));
    siv = siv(bytes(whole.of("siv authentication")), bytes(whole.of("siv encryption")));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @AccessesPartialKey // the key comes from a file, not from a keyset
  private static DeterministicAead siv(byte[] authentication, byte[] encryption) {
    byte[] both = Arrays.copyOf(authentication, SIV_KEY_BYTES);
    System.arraycopy(encryption, 0, both, authentication.length, encryption.length);
    try {
      return AesSiv.create(
          AesSivKey.builder()
              .setParameters(AesSivParameters.builder().setKeySizeBytes(SIV_KEY_BYTES).build())
              .setKeyBytes(SecretBytes.copyFrom(both, InsecureSecretKeyAccess.get()))
              .build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES", e);
    }
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

  /** Four characters by which one can distinguish two masked texts. */
  String tag(String text) {
    byte[] hash = bytes(tagging.of("tag" + text, 4));
    StringBuilder tag = new StringBuilder(4);
    for (int i = 0; i < 4; i++) {
      tag.append(TAGS.charAt((hash[i] & 0xFF) % TAGS.length()));
    }
    return tag.toString();
  }

  private String hidden(String text) {
    try {
      byte[] encrypted =
          siv.encryptDeterministically(text.getBytes(StandardCharsets.UTF_8), NO_ASSOCIATED_DATA);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a short text can be encrypted", e);
    }
  }

  private Optional<String> shown(String reference, char kind) {
    if (reference.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      byte[] encrypted = Base64.getUrlDecoder().decode(reference);
      if (encrypted.length <= SIV_TAG_BYTES) {
        return Optional.empty();
      }
      byte[] bytes = siv.decryptDeterministically(encrypted, NO_ASSOCIATED_DATA);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.charAt(0) == kind ? Optional.of(text.substring(1)) : Optional.empty();
    } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
      return Optional.empty();
    }
  }
}
