package io.ringfence.cli.audit.search;

import io.ringfence.cli.audit.savepoint.StateVisitor;
import io.ringfence.signal.Subject;
import io.ringfence.standing.SubjectStanding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** In which entries of which states a value stands, by the bytes alone. */
public final class RawHits implements StateVisitor {

  /**
   * An entry.
   *
   * @param key as people write it; of calls, {@code call} and its id; empty where there is none
   */
  public record Place(String state, String key) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return toString().compareTo(other.toString());
    }
  }

  private final RawSearch search;
  private final Map<Place, Set<String>> found = new TreeMap<>();

  private RawHits(String value) {
    search = RawSearch.of(List.of(value));
  }

  /** Each with the forms in which the value stands there. */
  public static Map<Place, Set<String>> of(Path savepoint, String value) {
    RawHits hits = new RawHits(value);
    SavepointSearch.show(savepoint, hits);
    return hits.found;
  }

  private void look(String state, String key, byte[]... raw) {
    for (byte[] each : raw) {
      search
          .in(each)
          .keySet()
          .forEach(
              form ->
                  found.computeIfAbsent(new Place(state, key), place -> new TreeSet<>()).add(form));
    }
  }

  private static String named(String key) {
    try {
      Subject subject = Subject.ofKey(key);
      return subject.kind().label() + ':' + subject.value();
    } catch (IllegalArgumentException e) {
      return "call " + key;
    }
  }

  @Override
  public void keyed(String operator, String state, String key, byte[] rawKey, byte[] value) {
    // The key of a slice ends with that of the crowd.
    String whose = state.equals("crowd-slice") ? key.substring(key.indexOf(':') + 1) : key;
    look(state, named(whose), rawKey, value);
  }

  @Override
  public void unkeyed(String operator, String state, String key, Object value, byte[] raw) {
    look(state, value instanceof SubjectStanding of ? named(of.key()) : "", raw);
  }

  @Override
  public void timer(String operator, String name, String key, long time, byte[] raw) {
    look("timers", named(key), raw);
  }

  @Override
  public void other(String operator, byte[] raw) {
    look(operator, "", raw);
  }

  @Override
  public void groupEnds() {}

  @Override
  public void unreadable(String operator, String what) {
    throw new IllegalStateException(what + " of " + operator + " cannot be read");
  }
}
