package io.ringfence.rule.text;

import io.ringfence.signal.encoding.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Sees to it that names, and the hashes by which stored state finds them again, are unique. */
public final class UniqueNames {

  private final ToIntFunction<String> hash;
  private final Map<Integer, String> bySlot = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();

  /** Where a name is declared, and as what. */
  private record Place(String what, String file, int line) {

    String seenFrom(String otherFile) {
      return line == 0 ? file : file.equals(otherFile) ? "line " + line : file + ":" + line;
    }
  }

  public UniqueNames() {
    this(Hash::slot);
  }

  public UniqueNames(ToIntFunction<String> hash) {
    this.hash = hash;
  }

  /**
   * Takes a name by which state is stored.
   *
   * @param what {@code measure} or {@code rule}
   * @return whether the name was free; a name that is missing is reported elsewhere
   */
  public boolean takeSlot(String what, String name, int line, Findings findings) {
    if (!take(what, name, line, findings)) {
      return false;
    }
    String other = bySlot.putIfAbsent(hash.applyAsInt(name), name);
    if (other != null) {
      findings.fault(
          line,
          key(what),
          "the names `" + name + "` and `" + other + "` have the same hash: change one");
    }
    return other == null;
  }

  /** Keeps a name of something that is in none of the files that are read. */
  public void keep(String what, String name) {
    places.put(name, new Place(what, "the deployed pack", 0));
  }

  /** Takes a name by which no state is stored. */
  public boolean take(String what, String name, int line, Findings findings) {
    if (name.isEmpty()) {
      return false;
    }
    Place other = places.putIfAbsent(name, new Place(what, findings.file(), line));
    if (other != null) {
      String where = other.seenFrom(findings.file());
      findings.fault(
          line,
          key(what),
          other.what().equals(what)
              ? "the " + what + " `" + name + "` is already in " + where
              : "the name `" + name + "` is already that of a " + other.what() + " in " + where);
    }
    return other == null;
  }

  private static String key(String what) {
    return what.equals("rule") ? "id" : "name";
  }
}
