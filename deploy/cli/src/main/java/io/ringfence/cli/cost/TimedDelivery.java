package io.ringfence.cli.cost;

import io.ringfence.judge.delivery.Delivery;

/**
 * A delivery to a judge, with the event time at which it is made.
 *
 * @param step the index of the step that it follows from
 * @param watermark the watermark at that moment
 */
record TimedDelivery(int step, long watermark, Delivery delivery) {}
