package io.ringfence.signal.number;

/**
 * What the tariff says of a number: the part of its {@link NumberFacts} that most rules read, and
 * that takes no number plan.
 */
public record NumberCost(String band, double perMinute, boolean premium) {}
