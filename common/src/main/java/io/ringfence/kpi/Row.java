package io.ringfence.kpi;

/**
 * One version of a row, to be published.
 *
 * @param key the same for all versions
 * @param json the record
 */
public record Row(String key, String json) {}
