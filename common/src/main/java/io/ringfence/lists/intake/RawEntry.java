package io.ringfence.lists.intake;

import io.ringfence.signal.SubjectKind;

/**
 * One entry as it stands in a file, not yet understood. What it does not say is empty.
 *
 * @param line where it begins
 * @param kind in words; where empty, {@code likely} is taken
 * @param likely the kind that its place in the file suggests (a column named {@code number}), or
 *     null
 * @param rules with spaces, commas or semicolons between them, as are frauds
 */
record RawEntry(
    long line,
    String value,
    String kind,
    SubjectKind likely,
    String action,
    String reason,
    String from,
    String until,
    String rules,
    String frauds) {

  static RawEntry ofValue(long line, String value) {
    return new RawEntry(line, value, "", null, "", "", "", "", "", "");
  }
}
