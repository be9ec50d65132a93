package io.ringfence.cli.evaluate.blind.world;

/** Somebody or something that a label names. */
public record Subject(String kind, String value) {}
