package io.ringfence.jobs.io.kafka;

/**
 * A record of a topic.
 *
 * @param role of the topic
 * @param key null for a record without one
 * @param value null for a tombstone
 */
record TopicLine(String role, int partition, String key, String value) {}
