package io.ringfence.judge.delivery;

/** A signal that an amendment has taken away from a subject. */
public record Withdrawal(String key, long identity, int revision, long time) implements Delivery {}
