package io.ringfence.measure;

import io.ringfence.signal.encoding.NameFilter;

/**
 * The value of a measure at one moment.
 *
 * @param value a Long (COUNT, DISTINCT, PEAK, TOP, AGE, AGAIN), a Double (SUM, MAX, SPEED, USUAL,
 *     LAST of a number) or a String (LAST of a text); null for the LAST of an empty window, which
 *     cannot know which
 * @param exact false where bounded memory made it an approximation; the measure's documentation
 *     says by how much
 * @param names the letter of the kind of subject whose value a String is, or {@link
 *     NameFilter#NOBODY}
 */
public record Reading(Object value, boolean exact, char names) {

  /** Of nobody. */
  public Reading(Object value, boolean exact) {
    this(value, exact, NameFilter.NOBODY);
  }
}
