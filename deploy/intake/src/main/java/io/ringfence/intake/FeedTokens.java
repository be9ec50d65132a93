package io.ringfence.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The secret of each feed, by which its sender is known. Only their digests are held. */
public final class FeedTokens {

  private static final int RANDOM_BYTES = 32;

  /** Who writes a token himself cannot choose one that is soon guessed. */
  private static final int SHORTEST = 20;

  private static final byte[] NOBODY = digest("");

  private final Map<String, byte[]> digests = new HashMap<>();

  private FeedTokens() {}

  /**
   * Those of a file with lines {@code NAME TOKEN}. Feeds that have none get one; the file is made
   * if it is not there, for its owner alone.
   *
   * @param names of all feeds
   * @throws IOException if it cannot be read or written, or a line is wrong; the message says where
   */
  public static FeedTokens at(Path file, Collection<String> names) throws IOException {
    FeedTokens tokens = new FeedTokens();
    List<String> lines = new ArrayList<>();
    if (Files.exists(file)) {
      lines.addAll(Files.readAllLines(file));
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        tokens.read(lines.get(i), file + ":" + (i + 1) + ": ");
      }
    }
    SecureRandom random = new SecureRandom();
    int before = lines.size();
    for (String name : names) {
      if (!tokens.digests.containsKey(name)) {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        lines.add(name + ' ' + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        tokens.read(lines.get(lines.size() - 1), file + ": ");
      }
    }
    if (lines.size() > before) {
      WholeFile.write(file, lines);
    }
    return tokens;
  }

  private void read(String line, String where) throws IOException {
    int space = line.lastIndexOf(' ');
    String token = line.substring(space + 1);
    if (space < 0 || token.length() < SHORTEST || line.lines().count() != 1) {
      throw new IOException(where + "not NAME TOKEN, with at least 20 characters of token");
    }
    if (digests.put(line.substring(0, space), digest(token)) != null) {
      throw new IOException(where + "the feed is there twice");
    }
  }

  /** Whether this is the token of a feed. Takes as long for a feed that does not exist. */
  boolean allow(String name, String token) {
    byte[] expected = digests.get(name);
    boolean same = MessageDigest.isEqual(digest(token), expected == null ? NOBODY : expected);
    return same && expected != null;
  }

  /** Whose token this is; empty if it is nobody's. */
  public Optional<String> owner(String token) {
    return digests.keySet().stream().filter(name -> allow(name, token)).findFirst();
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
