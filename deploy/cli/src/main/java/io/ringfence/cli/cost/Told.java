package io.ringfence.cli.cost;

import io.ringfence.judge.Delivery;

/**
 * A delivery to a judge.
 *
 * @param step the index of the step that it follows from
 * @param watermark the event time that had been reached
 */
record Told(int step, long watermark, Delivery delivery) {}
