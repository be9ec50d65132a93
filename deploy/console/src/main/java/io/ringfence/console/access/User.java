package io.ringfence.console.access;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody who may sign in.
 *
 * @param tenants whose data they may see, and nothing else; empty for everybody's
 */
public record User(String name, UserRole role, PasswordHash password, Set<String> tenants) {

  private static final String TENANTS = "[a-z0-9][a-z0-9-]{0,62}(,[a-z0-9][a-z0-9-]{0,62})*";

  /** Who may see everybody's data. */
  public User(String name, UserRole role, PasswordHash password) {
    this(name, role, password, Set.of());
  }

  public User {
    if (!name.matches("[A-Za-z0-9._@-]{1,64}")) {
      throw new IllegalArgumentException(
          "a user's name has 1 to 64 letters, digits, dots, dashes, underscores or @");
    }
    tenants = Set.copyOf(tenants);
  }

  /**
   * Reads tenants as the users file has them.
   *
   * @param text ids with commas between them
   * @throws IllegalArgumentException if it is none
   */
  public static Set<String> tenants(String text) {
    if (!text.matches(TENANTS)) {
      throw new IllegalArgumentException(
          "tenants are ids of small letters, digits and hyphens, with commas between them");
    }
    return new TreeSet<>(List.of(text.split(",", -1)));
  }

  /** Its line of the users file. */
  public String line() {
    String all = name + " " + role.label() + " " + password.text();
    return tenants.isEmpty() ? all : all + " " + String.join(",", new TreeSet<>(tenants));
  }
}
