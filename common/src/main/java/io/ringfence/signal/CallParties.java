package io.ringfence.signal;

/**
 * Who takes part in a call: the same in all its phases, so that these share one instance.
 *
 * @param from calling number, empty if anonymous
 * @param to called number
 * @param account our customer: the caller's of an outbound call, the called party's of an inbound
 *     one
 */
public record CallParties(
    String from, String to, String account, String device, String address, String userAgent) {}
