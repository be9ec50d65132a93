package io.ringfence.simulator.output;

/**
 * One record as it reaches Ringfence.
 *
 * @param arrival when it gets there, epoch milliseconds, never before its own time
 * @param topic the topic of the contract
 * @param key the record's key: its call, account, sender or subject
 * @param json one JSON object without a line break
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared by nobody, copied by nobody: a million a few seconds
public record SimulatedRecord(long arrival, String topic, String key, byte[] json) {}
