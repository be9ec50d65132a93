package io.ringfence.decode.format;

/**
 * How a call record came to its direction, for whoever sets a feed up.
 *
 * @param ingress the endpoint that the call came in by, or empty
 * @param egress the endpoint that it left by, or empty
 * @param context in which it came in, or empty
 * @param contextKnown whether the context says on which side it is
 * @param ingressTrunk whether the first is taken for an interconnect
 * @param egressTrunk whether the second is
 * @param why they are, in a few words
 */
public record CallRoles(
    String ingress,
    String egress,
    String context,
    boolean contextKnown,
    boolean ingressTrunk,
    boolean egressTrunk,
    String why) {}
