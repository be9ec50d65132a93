package io.ringfence.privacy;

/** What is stored, with the values of erased subjects and without them. */
public record Replaced<T>(T before, T after) {}
