package io.ringfence.judge.delivery;

import io.ringfence.signal.Privacy;

/** A request about what is held of one subject. */
public record PrivacyRequest(String key, Privacy request) implements Delivery {}
