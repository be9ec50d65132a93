package io.ringfence.signal;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What was wrong about a subject: exactly one of the three, unless it is {@link #NONE}.
 *
 * @param listing id of a listing of the subject; empty if it is not about one
 * @param link key of a subject that it was wrongly linked to; empty if it is not about one
 * @param records ids of records that are not the subject's, at most {@link #MOST_RECORDS}
 */
public record Correction(String listing, String link, List<String> records) {

  /** So that a request stays small, also where a subject stores the ids for some time. */
  public static final int MOST_RECORDS = 64;

  /** Of requests that correct nothing. */
  public static final Correction NONE = new Correction("", "", List.of());

  public Correction {
    requireNonNull(listing, "listing");
    requireNonNull(link, "link");
    records = List.copyOf(records);
  }

  public static Correction ofListing(String id) {
    return new Correction(id, "", List.of());
  }

  public static Correction ofLink(String key) {
    return new Correction("", key, List.of());
  }

  public static Correction ofRecords(List<String> ids) {
    return new Correction("", "", ids);
  }
}
