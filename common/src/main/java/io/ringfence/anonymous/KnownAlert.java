package io.ringfence.anonymous;

import io.ringfence.alert.AlertLabels;

/**
 * An alert while its period is not published.
 *
 * @param subject what it is known by under the period's key
 * @param kind label of the subject's kind
 * @param country of the number; {@link Profile#NONE} of what is no number or has none
 * @param first epoch milliseconds
 * @param last epoch milliseconds
 */
record KnownAlert(
    String subject,
    AlertLabels labels,
    String kind,
    String country,
    long first,
    long last,
    int hits) {}
