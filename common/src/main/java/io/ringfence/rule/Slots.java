package io.ringfence.rule;

import io.ringfence.signal.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Sees to it that names, and the hashes by which stored state finds them again, are unique. */
final class Slots {

  private final String what;
  private final ToIntFunction<String> hash;
  private final Findings findings;
  private final Map<Integer, String> taken = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();

  Slots(String what, Findings findings) {
    this(what, Hash::slot, findings);
  }

  Slots(String what, ToIntFunction<String> hash, Findings findings) {
    this.what = what;
    this.hash = hash;
    this.findings = findings;
  }

  /** Whether the name was free. A name that is missing has been told of elsewhere. */
  boolean take(String name, int line) {
    if (name.isEmpty()) {
      return false;
    }
    String other = taken.putIfAbsent(hash.applyAsInt(name), name);
    if (other == null) {
      lines.put(name, line);
      return true;
    }
    findings.fault(
        line,
        what.equals("rule") ? "id" : "name",
        other.equals(name)
            ? "the " + what + " `" + name + "` is already in line " + lines.get(name)
            : "the names `" + name + "` and `" + other + "` have the same hash: change one");
    return false;
  }
}
