package io.ringfence.console.store;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.topics.TopicKinds;
import io.ringfence.topics.TopicNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Privacy requests, the last of them. */
public final class PrivacyRequestStore {

  private static final int MOST = 10_000;
  private static final Position NOWHERE = new Position(TopicNames.PRIVACY_REQUESTS, 0, 0);

  private final Decoder decoder;
  private final Deque<Privacy> all = new ArrayDeque<>();

  public PrivacyRequestStore(Sources sources) {
    this(new Decoder(sources, Retention.DEFAULT, TopicKinds.of(TopicNames.DEFAULTS)));
  }

  private PrivacyRequestStore(Decoder decoder) {
    this.decoder = decoder;
  }

  /** Those on the instruction of these tenants, as they are now. */
  public synchronized PrivacyRequestStore of(Set<String> tenants) {
    PrivacyRequestStore theirs = new PrivacyRequestStore(decoder);
    all.stream().filter(each -> tenants.contains(each.tenant())).forEach(theirs.all::addLast);
    return theirs;
  }

  /**
   * Takes a record of the topic.
   *
   * @return the request that it is; empty if it is none
   */
  public synchronized Optional<Privacy> take(byte[] record) {
    if (record != null
        && decoder.decode(record, NOWHERE, Decoder.NO_CLOCK) instanceof Decoded.Read read
        && read.signal() instanceof Privacy request) {
      all.addFirst(request);
      if (all.size() > MOST) {
        all.removeLast();
      }
      return Optional.of(request);
    }
    return Optional.empty();
  }

  /** What was asked about somebody, the latest first. */
  public synchronized List<Privacy> about(Subject subject) {
    return all.stream().filter(each -> each.subject().equals(subject)).toList();
  }

  /** The request that keeps somebody's data from being erased at a moment, if one does. */
  public Optional<Privacy> hold(Subject subject, long now) {
    Privacy longest = null;
    for (Privacy each : about(subject)) {
      if (each.action() == SignalTopic.PRIVACY_RELEASE) {
        break;
      }
      if (each.action() == SignalTopic.PRIVACY_HOLD
          && (longest == null || each.terms().until() > longest.terms().until())) {
        longest = each;
      }
    }
    return Optional.ofNullable(longest).filter(each -> each.terms().until() > now);
  }

  /**
   * Forgets requests from before a moment. A hold is known until it ends or is released: erasures
   * wait for it.
   *
   * @param now the moment at which holds last
   */
  public synchronized void forgetBefore(long moment, long now) {
    Set<Subject> released = new HashSet<>();
    for (Iterator<Privacy> latestFirst = all.iterator(); latestFirst.hasNext(); ) {
      Privacy each = latestFirst.next();
      boolean lasts =
          each.action() == SignalTopic.PRIVACY_HOLD
              && each.terms().until() > now
              && !released.contains(each.subject());
      if (each.action() == SignalTopic.PRIVACY_RELEASE) {
        released.add(each.subject());
      }
      if (each.time() < moment && !lasts) {
        latestFirst.remove();
      }
    }
  }

  /** Why the job would refuse a request, with the field; empty if it would not. */
  public synchronized Optional<String> fault(byte[] record) {
    return decoder.decode(record, NOWHERE, Decoder.NO_CLOCK) instanceof Decoded.Refused refused
        ? Optional.of(refused.refusal().field() + ": " + refused.refusal().detail())
        : Optional.empty();
  }
}
