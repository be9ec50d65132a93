package io.ringfence.alert;

/**
 * A listing as an alert cites it: what a list said of the subject, or of a range or network that it
 * lies in.
 *
 * @param id of the listing signal
 * @param learnt when we learnt of it
 * @param from first moment at which it holds
 * @param until first moment at which it no longer does, as known when this version was published;
 *     {@link Long#MAX_VALUE} if open-ended
 */
public record CitedListing(
    String id, String list, String reason, long learnt, long from, long until) {}
