package io.ringfence.intake;

import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Retention;
import io.ringfence.topics.TopicNames;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.LongSupplier;

/**
 * Where records come from, and where they go.
 *
 * @param host on which requests are taken; TLS is for a proxy before it
 * @param port 0 for a free one
 * @param sources as {@link Sources#served} makes them: each feed has a topic
 * @param retention by which the job refuses records that have expired
 * @param topics names of the topics of our own records
 * @param kafkaClient the broker's address, and what its security needs
 * @param tokens by which those who send are known
 * @param positions a folder in which is kept how far each file was read
 * @param clock epoch milliseconds
 */
public record IntakeSettings(
    String host,
    int port,
    Sources sources,
    Retention retention,
    TopicNames topics,
    Properties kafkaClient,
    FeedTokens tokens,
    Path positions,
    LongSupplier clock) {}
