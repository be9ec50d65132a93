package io.ringfence.console.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who may sign in: lines {@code NAME ROLE HASH}, and the tenants that somebody is limited to; empty
 * ones and those that begin with {@code #} aside. A file is read again when it has changed, so that
 * somebody who leaves is out at once; a file that has become unreadable changes nothing.
 */
public final class Users {

  private final Optional<Path> file;
  private final PasswordHash nobody = PasswordHash.of(new char[] {'-'}, new SecureRandom());
  private Map<String, User> byName;
  private FileTime read;

  private Users(Optional<Path> file, Map<String, User> byName) {
    this.file = file;
    this.byName = byName;
  }

  /** Those of a run. */
  public static Users of(List<User> users) {
    Map<String, User> byName = new TreeMap<>();
    users.forEach(each -> byName.put(each.name(), each));
    return new Users(Optional.empty(), byName);
  }

  /**
   * Those of a file.
   *
   * @throws IOException if it cannot be read, or a line is wrong; the message has the line's number
   */
  public static Users file(Path file) throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    Users users = new Users(Optional.of(file), parsed(file));
    users.read = time;
    return users;
  }

  private static Map<String, User> parsed(Path file) throws IOException {
    Map<String, User> users = new TreeMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String where = file + ":" + number + ": ";
      String[] parts = line.strip().split("\\s+", -1);
      if (parts.length != 3 && parts.length != 4) {
        throw new IOException(where + "a user is NAME ROLE HASH, and perhaps TENANT,TENANT");
      }
      UserRole role =
          UserRole.ofLabel(parts[1])
              .orElseThrow(
                  () -> new IOException(where + "a role is analyst, viewer or privacy-officer"));
      try {
        User user =
            new User(
                parts[0],
                role,
                new PasswordHash(parts[2]),
                parts.length == 4 ? User.tenants(parts[3]) : Set.of());
        if (users.put(user.name(), user) != null) {
          throw new IOException(where + "the user is there twice");
        }
      } catch (IllegalArgumentException wrong) {
        throw new IOException(where + wrong.getMessage(), wrong);
      }
    }
    if (users.isEmpty()) {
      throw new IOException(file + " names nobody");
    }
    return users;
  }

  /** Whoever has this name and password. Takes as long for a name that does not exist. */
  public Optional<User> find(String name, char[] password) {
    Optional<User> user = named(name);
    boolean matches = user.map(User::password).orElse(nobody).matches(password);
    return matches ? user : Optional.empty();
  }

  /** Whether somebody has this name. */
  public boolean has(String name) {
    return named(name).isPresent();
  }

  /** Whether somebody is still who they were when they signed in. */
  public boolean stillIs(User user) {
    return named(user.name()).filter(user::equals).isPresent();
  }

  private synchronized Optional<User> named(String name) {
    if (file.isPresent()) {
      try {
        FileTime time = Files.getLastModifiedTime(file.get());
        if (!time.equals(read)) {
          byName = parsed(file.get());
          read = time;
        }
      } catch (IOException unreadable) {
        // Half written, perhaps: it is looked at again next time.
      }
    }
    return Optional.ofNullable(byName.get(name));
  }
}
