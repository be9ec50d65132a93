package io.ringfence.console.access;

/** Somebody who may sign in. */
public record User(String name, UserRole role, PasswordHash password) {

  public User {
    if (!canBeName(name)) {
      throw new IllegalArgumentException(
          "a user's name has 1 to 64 letters, digits, dots, dashes, underscores or @");
    }
  }

  /** Whether a user can have this name. */
  public static boolean canBeName(String text) {
    return text.matches("[A-Za-z0-9._@-]{1,64}");
  }

  /** Its line of the users file. */
  public String line() {
    return name + " " + role.label() + " " + password.text();
  }
}
