package io.ringfence.kpi.row;

/**
 * One version of a row, to be published.
 *
 * @param key the same for all versions
 * @param json the record
 */
public record IndicatorRow(String key, String json) {

  static final String MERGED = "\"merged\":true";

  /** Whether a record says that its group is published with others now, and nothing else. */
  public static boolean merged(String json) {
    return json.endsWith(MERGED + "}");
  }
}
