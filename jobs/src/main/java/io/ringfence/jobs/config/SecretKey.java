package io.ringfence.jobs.config;

import io.ringfence.alert.AlertIds;
import io.ringfence.decode.text.ContentNames;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.signal.encoding.RecordSeal;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key, such as the one that names subjects in privacy receipts. What travels with a job is where
 * the key is, not the key: it is read where it is used.
 */
public final class SecretKey implements Serializable {

  private static final int BYTES = 32;

  /** There is no key. */
  public static final SecretKey NONE = new SecretKey("", new byte[0], false);

  private final String file;
  private final byte[] passing;
  private final boolean first;

  private SecretKey(String file, byte[] passing, boolean first) {
    this.file = file;
    this.passing = passing;
    this.first = first;
  }

  /**
   * All bytes of a file that every task can read. A folder has a file for each key of its time, of
   * which the last by name is used.
   */
  public static SecretKey file(Path file) {
    return new SecretKey(file.toString(), new byte[0], false);
  }

  /** Of keys that rotate the one that stays: the first by name of those in a folder. */
  public SecretKey first() {
    return new SecretKey(file, passing, true);
  }

  /**
   * The same of a file, or a folder of keys, that can be seen here, too.
   *
   * @throws IllegalArgumentException if a key is too short
   */
  public static SecretKey checked(Path place) throws IOException {
    file(place, true);
    for (Path each : files(place)) {
      if (Files.size(each) < KeyedHash.LEAST_BYTES) {
        throw new IllegalArgumentException(
            "the key has fewer than " + KeyedHash.LEAST_BYTES + " bytes");
      }
    }
    return file(place);
  }

  /**
   * The files of all keys, oldest first; of a file, itself. Keys that rotate are a folder with a
   * file for each, named so that they sort by their time, such as {@code 2026-01}. None is removed
   * as long as something that was written under it is there.
   */
  public static List<Path> files(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    // Secrets that Kubernetes mounts have hidden folders beside them.
    try (Stream<Path> all = Files.list(place)) {
      return all.filter(each -> Files.isRegularFile(each) && !isHidden(each)).sorted().toList();
    }
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private static Path file(Path place, boolean first) throws IOException {
    List<Path> files = files(place);
    if (files.isEmpty()) {
      throw new IOException("no key in the folder " + place);
    }
    return files.get(first ? 0 : files.size() - 1);
  }

  /** A random one, for a run whose results nobody will look up by it. */
  public static SecretKey passing() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return new SecretKey("", key, false);
  }

  public boolean exists() {
    return !file.isEmpty() || passing.length > 0;
  }

  /** The key itself; of none, nothing. */
  public byte[] read() {
    try {
      return file.isEmpty() ? passing.clone() : Files.readAllBytes(file(Path.of(file), first));
    } catch (IOException e) {
      throw new UncheckedIOException("the key cannot be read from " + file, e);
    }
  }

  /** Seals of derived listings under this key. */
  public RecordSeal listingSeal() {
    return new RecordSeal("listing", keyedHash());
  }

  /** Seals of alerts under this key. */
  public RecordSeal alertSeal() {
    return new RecordSeal("alert", keyedHash());
  }

  /** Hashes under this key; empty of none. */
  public Optional<KeyedHash> keyedHash() {
    return exists() ? Optional.of(new KeyedHash(read())) : Optional.empty();
  }

  /** What texts and participants are called under this key. */
  public ContentNames contentNames() {
    return exists() ? ContentNames.keyed(new KeyedHash(read())) : ContentNames.PLAIN;
  }

  /** Ids of alerts under this key. */
  public AlertIds alertIds() {
    return exists() ? AlertIds.keyed(new KeyedHash(read())) : AlertIds.UNKEYED;
  }

  /** What subjects are called in the ledger of erasures under this key. */
  public SubjectDigests subjectDigests() {
    return SubjectDigests.under(read());
  }

  /** A seal of what is stored for a while under this key. */
  public StateSeal stateSeal() {
    return StateSeal.under(new KeyedHash(read()).of("state"));
  }
}
