package io.ringfence.jobs.io;

import io.ringfence.decode.Position;

/**
 * A record of a topic as it came.
 *
 * @param time when it was written: by the broker, or as the writer says
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; never compared
public record TopicRecord(Position position, long time, byte[] value) {}
