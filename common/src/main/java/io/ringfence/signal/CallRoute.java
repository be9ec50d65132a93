package io.ringfence.signal;

/**
 * Which way a call comes or goes: the same in all its phases, so that these share one instance.
 *
 * @param trunk trunk or carrier
 * @param direction {@code inbound}, {@code outbound}, {@code internal} or empty
 * @param attestation STIR/SHAKEN level {@code A}, {@code B}, {@code C} or empty
 */
public record CallRoute(String trunk, String direction, String attestation) {}
