package io.ringfence.judge;

import io.ringfence.judge.context.Publication;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.judge.episodes.RetroReview;
import io.ringfence.judge.evaluation.Arrivals;
import io.ringfence.judge.links.LinkPropagation;
import io.ringfence.judge.timeline.SettledSignal;
import io.ringfence.measure.Window;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Subject;
import io.ringfence.standing.ListingEntry;
import io.ringfence.standing.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Mends what was wrong about a subject. What follows is judged again by whoever calls this, and
 * then reported. What has not come yet does not count when it does.
 */
final class CorrectionHandler {

  private final SubjectContext context;
  private final Pseudonym pseudonym;
  private final LinkPropagation propagation;
  private final Arrivals arrivals;
  private final RetroReview retro;
  private final int publishedBefore;
  private boolean found;
  private int signals;
  private int listings;
  private int links;
  private List<Receipt.Refused> refused = List.of();

  CorrectionHandler(
      SubjectContext context,
      Pseudonym pseudonym,
      LinkPropagation propagation,
      Arrivals arrivals,
      RetroReview retro) {
    this.context = context;
    this.pseudonym = pseudonym;
    this.propagation = propagation;
    this.arrivals = arrivals;
    this.retro = retro;
    this.publishedBefore = context.outcome().publications().size();
  }

  /** Whether the subject's own listings have changed, so that all has to be evaluated again. */
  boolean carryOut(PrivacyRequest delivery) {
    Privacy request = delivery.request();
    Correction correct = request.correct();
    if (!correct.listing().isEmpty()) {
      return correctListing(request);
    }
    if (!correct.link().isEmpty()) {
      sever(delivery.isOwn() ? correct.link() : request.subject().key(), request.time());
    } else {
      exclude(correct.records(), request.time());
    }
    return false;
  }

  private boolean correctListing(Privacy request) {
    Standing standing = context.state().standing();
    ListingEntry said = standing.said(request.correct().listing());
    boolean news = standing.accept(Listing.correction(request));
    found = said != null && !said.follows();
    listings = found && news ? 1 : 0;
    return news;
  }

  private void sever(String other, long upTo) {
    if (!Subject.ofKey(other).isErased()) {
      found = propagation.sever(other, upTo, seenAgain(other, upTo));
      links = found ? 1 : 0;
    }
  }

  /** When one of the last signals after a time has the other as a party, too. */
  private long seenAgain(String other, long after) {
    long again = Long.MAX_VALUE;
    for (SettledSignal each : context.state().settledSignals()) {
      if (each.time() > after && each.observation().parties().contains(other)) {
        again = Math.min(again, each.time());
      }
    }
    return again;
  }

  private void exclude(List<String> records, long upTo) {
    List<String> settled = new ArrayList<>();
    for (String id : records) {
      int count = arrivals.exclude(id, upTo);
      signals += count;
      if (count == 0) {
        settled.add(id);
      }
    }
    signals +=
        retro.review(
            each ->
                records.contains(each.observation().id())
                    && each.observation().time() <= upTo
                    && !each.observation().isMerged());
    found = signals > 0;
    long until = settled.isEmpty() ? Long.MIN_VALUE : measuredUntil(upTo);
    if (until != Long.MIN_VALUE) {
      refused = List.of(Receipt.Refused.measures(until));
    }
  }

  /**
   * Until when measures may have something of a signal up to a time that they have taken in; {@link
   * Long#MIN_VALUE} if none has.
   */
  private long measuredUntil(long upTo) {
    long until = Long.MIN_VALUE;
    for (Window each : context.state().windows()) {
      if (each.earliest() <= upTo) {
        until = Math.max(until, Math.min(upTo, each.latest()) + each.spec().overMillis());
      }
    }
    return until;
  }

  /** Says what became of the request, where the subject is the one that it is about. */
  void report(PrivacyRequest delivery) {
    if (!delivery.isOwn()) {
      return;
    }
    Map<String, Integer> pieces = new TreeMap<>();
    pieces.put("signals", signals);
    pieces.put("listings", listings + context.outcome().listings().size());
    pieces.put("links", links);
    pieces.put("alerts", published());
    context
        .outcome()
        .receipts()
        .add(
            new Receipt(
                Receipt.Request.of(delivery.request(), context.subject(), pseudonym),
                found ? Receipt.Outcome.DONE : Receipt.Outcome.NOT_FOUND,
                new Receipt.Effect(pieces, refused)));
  }

  /** How many alerts have another version since. */
  private int published() {
    List<Publication> all = context.outcome().publications();
    Set<String> ids = new HashSet<>();
    all.subList(publishedBefore, all.size()).forEach(each -> ids.add(each.id()));
    return ids.size();
  }
}
