package io.ringfence.console.accountability;

import io.ringfence.console.store.ApprovalStore;
import io.ringfence.console.topics.TopicFollower;
import io.ringfence.console.topics.TopicSettings;
import io.ringfence.console.topics.TopicWriter;
import io.ringfence.decode.feed.Sources;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.signal.SecondPerson;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** The access log, and requests that wait for a second person. */
public final class Accountability implements AutoCloseable {

  private final Set<SecondPerson> secondPerson;
  private final AccessLog log;
  private final ApprovalStore open;
  private final TopicFollower follower;
  private final TopicWriter writer;
  private final String topic;

  /**
   * @param pseudonym names subjects on the access log; without it only their kinds are written
   * @param secondPerson what has to be approved by a second person
   */
  public Accountability(
      TopicSettings topics,
      Sources sources,
      Optional<Pseudonym> pseudonym,
      Set<SecondPerson> secondPerson,
      LongSupplier clock) {
    this.secondPerson = secondPerson;
    this.log = new AccessLog(topics.client(), topics.names().of(TopicNames.ACCESS_LOG), pseudonym);
    this.open = new ApprovalStore(sources);
    this.topic = topics.names().of(TopicNames.PRIVACY_APPROVALS);
    this.writer = new TopicWriter(topics.client());
    this.follower =
        new TopicFollower(
            topics.client(),
            List.of(
                new TopicFollower.Reading(
                    topic, Optional.empty(), (key, value, time) -> open.take(key, value))),
            clock);
  }

  public void start() {
    follower.start();
  }

  /** Whether it has read what was open when it started. */
  public boolean ready() {
    return follower.progress().done();
  }

  /** Whether it hears of what others ask for. */
  public boolean alive() {
    return follower.alive();
  }

  public AccessLog log() {
    return log;
  }

  /** Requests that nobody has approved or declined yet. */
  public ApprovalStore open() {
    return open;
  }

  /** Whether anything takes a second person. */
  public boolean needed() {
    return !secondPerson.isEmpty();
  }

  /** Whether a privacy request with this action does. */
  public boolean needed(String action) {
    return SecondPerson.ofLabel(action).filter(secondPerson::contains).isPresent();
  }

  /**
   * Keeps a request until somebody else approves it.
   *
   * @throws IOException if the broker has not taken it
   */
  public void ask(String id, byte[] record) throws IOException {
    writer.send(topic, id, record);
    open.take(id, record);
  }

  /**
   * Ends the waiting of a request.
   *
   * @throws IOException if the broker has not taken it
   */
  public void settle(String id) throws IOException {
    writer.send(topic, id, null);
    open.take(id, null);
  }

  @Override
  public void close() {
    follower.close();
    writer.close();
    log.close();
  }
}
