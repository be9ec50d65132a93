package io.ringfence.standing;

/**
 * What ended a listing, or took it back.
 *
 * @param withdrawn whether the listing was wrong, and never held
 * @param reason of the removal, as written
 */
public record ListingRemoval(boolean withdrawn, String reason) {}
