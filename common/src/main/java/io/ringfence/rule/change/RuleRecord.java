package io.ringfence.rule.change;

/**
 * A record of the topic of changes: one measure or one rule, or the end of one.
 *
 * @param topic where it stands, with partition and offset
 * @param key name of the measure or id of the rule; empty if the record has none
 * @param value one JSON object, in the shape that it has in a pack; null of a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; never compared
public record RuleRecord(String topic, int partition, long offset, String key, byte[] value) {}
