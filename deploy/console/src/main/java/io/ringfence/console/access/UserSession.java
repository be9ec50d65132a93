package io.ringfence.console.access;

/**
 * Somebody who is signed in.
 *
 * @param token what every change that they ask for has to carry
 * @param begun when they signed in, epoch milliseconds
 */
public record UserSession(User user, String token, long begun) {

  public UserRole role() {
    return user.role();
  }

  /** Neither the token nor the user's hash: this may end in a log. */
  @Override
  public String toString() {
    return "session of " + user.role().label();
  }
}
