package io.ringfence.jobs.io;

/**
 * A record on its way out.
 *
 * @param key of the topic's record: an alert's or a listing's id, a refused record's position, a
 *     request's id
 * @param json the record in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to be written; never compared
public record OutputRecord(String key, byte[] json) {}
