package io.ringfence.measure;

/**
 * The value of a measure at one moment.
 *
 * @param value a Long (COUNT, DISTINCT, PEAK, TOP, AGE, AGAIN), a Double (SUM, MAX, SPEED, USUAL,
 *     LAST of a number) or a String (LAST of a text); null for the LAST of an empty window, which
 *     cannot know which
 * @param exact false where bounded memory made it an approximation; the measure's documentation
 *     says by how much
 */
public record Reading(Object value, boolean exact) {}
