package io.ringfence.decode.format;

import io.ringfence.topics.RecordKind;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has to be said of a feed so that its format can be read.
 *
 * @param source what its records say in {@code source}
 * @param format the name of its format; {@link #OWN} of our own records
 * @param topic from which it is read, or empty
 * @param files which files are of it, a pattern such as {@code Master*.csv}, or empty
 * @param finished whether such a file is complete once it has its name, and is not written to later
 * @param kinds of records that it may tell
 * @param clock the zone in which its times are written
 * @param realm the system whose names of accounts it uses: its accounts are called {@code
 *     realm/name}; empty if names are the same everywhere
 * @param trunks names of the interconnects, patterns with {@code *}
 * @param inside what is the provider's own: contexts, endpoints and numbers, patterns with {@code
 *     *}
 * @param account which native field names the account; empty for the format's own choice
 * @param columns of a table, in order; empty if the format or the file says them
 * @param fields by our field: where a table has it, or what it always is
 */
public record Feed(
    String source,
    String format,
    String topic,
    String files,
    boolean finished,
    Set<RecordKind> kinds,
    ZoneId clock,
    String realm,
    List<String> trunks,
    List<String> inside,
    String account,
    List<String> columns,
    Map<String, String> fields)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The name of our own format. */
  public static final String OWN = "ringfence";

  public Feed {
    kinds = Set.copyOf(kinds);
    trunks = List.copyOf(trunks);
    inside = List.copyOf(inside);
    columns = List.copyOf(columns);
    fields = Map.copyOf(fields);
  }

  /** A feed of which nothing is known but its format. */
  public static Feed of(String source, Format format, ZoneId clock) {
    return plain(source, format.name(), format.kinds(), clock);
  }

  /** A feed of our own records. */
  public static Feed own(String source) {
    return own(source, Set.of());
  }

  /** The same that may tell these kinds. */
  public static Feed own(String source, Set<RecordKind> kinds) {
    return plain(source, OWN, kinds, ZoneId.of("UTC"));
  }

  private static Feed plain(String source, String format, Set<RecordKind> kinds, ZoneId clock) {
    List<String> none = List.of();
    return new Feed(
        source, format, "", "", false, kinds, clock, "", none, none, "", none, Map.of());
  }

  /** The same from a topic. */
  public Feed withTopic(String name) {
    return new Feed(
        source, format, name, files, finished, kinds, clock, realm, trunks, inside, account,
        columns, fields);
  }

  /** The same of other files. */
  public Feed withFiles(String pattern) {
    return new Feed(
        source, format, topic, pattern, finished, kinds, clock, realm, trunks, inside, account,
        columns, fields);
  }

  /** The same with its times in another zone. */
  public Feed withClock(ZoneId zone) {
    return new Feed(
        source, format, topic, files, finished, kinds, zone, realm, trunks, inside, account,
        columns, fields);
  }

  /** The same with other columns. */
  public Feed withColumns(List<String> named) {
    return new Feed(
        source, format, topic, files, finished, kinds, clock, realm, trunks, inside, account, named,
        fields);
  }

  /** The same with fields found elsewhere. */
  public Feed withFields(Map<String, String> found) {
    return new Feed(
        source, format, topic, files, finished, kinds, clock, realm, trunks, inside, account,
        columns, found);
  }

  /** Whether the settings name this endpoint as an interconnect. */
  public boolean isTrunk(String endpoint) {
    return matches(trunks, endpoint);
  }

  /** Whether the settings name this context, endpoint or number as the provider's own. */
  public boolean isInside(String context) {
    return matches(inside, context);
  }

  private static boolean matches(List<String> patterns, String name) {
    for (String pattern : patterns) {
      if (matches(pattern, name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a pattern, in which {@code *} stands for any text, is all of a name. */
  public static boolean matches(String pattern, String name) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(name);
    }
    boolean begun = name.regionMatches(0, pattern, 0, star);
    if (!begun || star == pattern.length() - 1) {
      return begun;
    }
    String rest = pattern.substring(star + 1);
    for (int from = star; from <= name.length(); from++) {
      if (matches(rest, name.substring(from))) {
        return true;
      }
    }
    return false;
  }
}
