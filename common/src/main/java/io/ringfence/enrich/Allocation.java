package io.ringfence.enrich;

/**
 * What the number plans say of a number.
 *
 * @param country ISO 3166 alpha-2, {@code 001} for codes that no country owns; empty where a code's
 *     countries cannot be distinguished, because none has allocated the number
 * @param kind as in {@link io.ringfence.signal.number.NumberFacts}, {@code unknown} where not
 *     allocated
 */
record Allocation(String country, String kind) {

  static final String UNKNOWN = "unknown";
  static final Allocation NONE = new Allocation("", UNKNOWN);

  boolean valid() {
    return !kind.equals(UNKNOWN);
  }
}
