package io.ringfence.judge.delivery;

import io.ringfence.signal.Listing;

/** A change of an exact subject's standing. */
public record ListingNotice(String key, Listing listing) implements Delivery {}
