/**
 * Signals of crowds, merged before they reach their subject.
 *
 * <p>A growing slice puts its signals into sections, which are written once: without them, 50,000
 * signals of ten trunks with room for 10,000 were written 245 times ({@code CrowdSlicesTest}).
 */
package io.ringfence.judge.crowd;
