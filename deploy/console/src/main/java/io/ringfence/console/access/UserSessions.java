package io.ringfence.console.access;

import io.ringfence.signal.encoding.Hash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in, by a random key that only their browser has; kept here only as its hash. A
 * session ends after two hours without a request, after 12 hours, and when the user is no longer in
 * the users file. A restart ends all.
 */
public final class UserSessions {

  private static final long IDLE_MILLIS = 2 * 3_600_000;
  private static final long LONGEST_MILLIS = 12 * 3_600_000;

  /** Far more than analysts; whoever has waited longest is signed out first. */
  private static final int MOST = 1_000;

  private static final int KEY_BYTES = 32;

  private record Held(UserSession session, long used) {}

  private final Users users;
  private final SecureRandom random;
  private final Map<String, Held> byHash = new LinkedHashMap<>(16, 0.75f, true);

  public UserSessions(Users users, SecureRandom random) {
    this.users = users;
    this.random = random;
  }

  /** Begins a session; returns its key. */
  public synchronized String begin(User user, long now) {
    String key = random();
    byHash.put(hash(key), new Held(new UserSession(user, random(), now), now));
    if (byHash.size() > MOST) {
      byHash.remove(byHash.keySet().iterator().next());
    }
    return key;
  }

  /** The session of a request, which keeps it alive. */
  public Optional<UserSession> of(String key, long now) {
    return find(key, now, true);
  }

  /** The same, asked by an open page and not by a person. */
  public Optional<UserSession> peek(String key, long now) {
    return find(key, now, false);
  }

  private synchronized Optional<UserSession> find(String key, long now, boolean used) {
    String hash = hash(key);
    Held held = byHash.get(hash);
    if (held == null) {
      return Optional.empty();
    }
    if (now - held.used > IDLE_MILLIS
        || now - held.session.begun() > LONGEST_MILLIS
        || !users.stillIs(held.session.user())) {
      byHash.remove(hash);
      return Optional.empty();
    }
    if (used) {
      byHash.put(hash, new Held(held.session, now));
    }
    return Optional.of(held.session);
  }

  public synchronized void end(String key) {
    byHash.remove(hash(key));
  }

  private String random() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String key) {
    byte[] digest = Hash.sha256().digest(key.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }
}
