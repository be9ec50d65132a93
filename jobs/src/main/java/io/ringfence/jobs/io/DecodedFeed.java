package io.ringfence.jobs.io;

import io.ringfence.decode.Decoded;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A stream of decoded records with its watermarks.
 *
 * @param name short and stable, because uids contain it: {@code traffic}
 * @param topics the topics that it is read from, by which its records are counted; none where it is
 *     read from files
 * @param endless whether it goes on for ever; its watermarks are then right as they come
 */
public record DecodedFeed(
    String name, DataStream<Decoded> records, List<String> topics, boolean endless) {

  public DecodedFeed {
    topics = List.copyOf(topics);
  }

  public DecodedFeed(String name, DataStream<Decoded> records) {
    this(name, records, List.of(), false);
  }

  /** The same feed, after a step that hands on its records with their timestamps. */
  public DecodedFeed through(DataStream<Decoded> step) {
    return new DecodedFeed(name, step, topics, endless);
  }
}
