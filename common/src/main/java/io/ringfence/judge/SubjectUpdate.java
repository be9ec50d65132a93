package io.ringfence.judge;

import io.ringfence.judge.context.Outcome;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.EarlierAlert;
import io.ringfence.judge.delivery.ListingNotice;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.judge.episodes.AlertPublisher;
import io.ringfence.judge.episodes.AlertTakeover;
import io.ringfence.judge.episodes.ReadbackCheck;
import io.ringfence.judge.episodes.RetroReview;
import io.ringfence.judge.evaluation.Arrivals;
import io.ringfence.judge.evaluation.RuleNames;
import io.ringfence.judge.links.LinkPropagation;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.Replaced;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.standing.ListingEntry;
import io.ringfence.standing.Standing;
import java.util.Set;

/**
 * One update of one subject: owns the parts that decide on it, and runs them in order. It settles
 * what is final, takes in what came, publishes, and lets the alerts' listings take effect until
 * they cause no further change.
 */
final class SubjectUpdate {

  /**
   * How often the effects of alerts on the subject's own listings are evaluated within one update.
   * An entry bears on later signals only, so the rounds come to an end by themselves; each round is
   * one more alert that follows from another.
   */
  private static final int MOST_ROUNDS = 8;

  private final SubjectContext context;
  private final RuleNames names;
  private final LinkPropagation propagation;
  private final AlertPublisher publisher;
  private final Arrivals arrivals;
  private final Settlement settlement;
  private final Pseudonym pseudonym;

  SubjectUpdate(SubjectContext context, RuleNames names, Pseudonym pseudonym) {
    this.context = context;
    this.names = names;
    this.pseudonym = pseudonym;
    propagation = new LinkPropagation(context);
    publisher = new AlertPublisher(context, names);
    arrivals = new Arrivals(context, names);
    settlement = new Settlement(context, names, arrivals, publisher, propagation);
  }

  Outcome take(Delivery delivery) {
    advanceHold();
    if (delivery instanceof AlertReadback readback) {
      new ReadbackCheck(context, publisher).take(readback);
      return concluded();
    }
    if (delivery instanceof EarlierAlert earlier) {
      new AlertTakeover(context).take(earlier.alert());
      return concluded();
    }
    if (delivery instanceof Observation observation) {
      context.state().namedBy(observation.lateness());
      context.named(observation.tenant(), observation.time());
    }
    settlement.settle(nextMeasured(delivery));
    publisher.told(delivery);
    boolean relisted = false;
    if (delivery instanceof Observation observation) {
      arrivals.insert(observation);
    } else if (delivery instanceof Withdrawal withdrawal) {
      arrivals.withdraw(withdrawal);
    } else if (delivery instanceof ListingNotice notice) {
      relisted = accept(notice.listing());
    } else if (delivery instanceof PrivacyRequest request && isCorrection(request)) {
      return corrected(request);
    } else if (delivery instanceof PrivacyRequest request) {
      requests().carryOut(request);
    }
    return published(relisted);
  }

  private static boolean isCorrection(PrivacyRequest delivery) {
    return delivery.request().action() == SignalTopic.PRIVACY_CORRECT;
  }

  private Outcome corrected(PrivacyRequest delivery) {
    RetroReview retro = new RetroReview(context, names, publisher);
    CorrectionHandler handler =
        new CorrectionHandler(context, pseudonym, propagation, arrivals, retro);
    boolean relisted = handler.carryOut(delivery);
    if (relisted) {
      propagation.standingChanged();
      review();
    }
    published(true);
    handler.report(delivery);
    return context.outcome();
  }

  /** The shared standing that the subject is under has changed. */
  Outcome reconsider() {
    advanceHold();
    propagation.standingChanged();
    settlement.settle(Long.MAX_VALUE);
    // Which of them has changed is not known here.
    for (Standing each : context.shared().over(context.subject())) {
      each.entries().stream()
          .filter(ListingEntry::follows)
          .forEach(entry -> publisher.moved().add(entry.id()));
    }
    review();
    return published(true);
  }

  Outcome tick(boolean ended) {
    advanceHold();
    settlement.settle(Long.MAX_VALUE);
    if (ended) {
      arrivals.evaluateRest();
    }
    new ReadbackCheck(context, publisher).retractUnclaimed(ended);
    return published(true);
  }

  Outcome replaceErased(SubjectState before, Replaced<SubjectLinks> links) {
    if (links != null) {
      propagation.replace(links.before(), links.after());
    }
    publisher.replace(before);
    return concluded();
  }

  /** A hold that has reached its end by now no longer counts for what follows. */
  private void advanceHold() {
    if (context.state().isHeld()) {
      requests().advanceHold();
    }
  }

  private PrivacyRequestHandler requests() {
    return new PrivacyRequestHandler(context, pseudonym, propagation);
  }

  Outcome repeat(Set<String> alertIds) {
    publisher.repeat(alertIds);
    return concluded();
  }

  /**
   * The time from which on signals may still be measured. An observation that is far behind what
   * has been settled of its subject is not waited for: its place among the others is lost.
   */
  private long nextMeasured(Delivery delivery) {
    return delivery instanceof Observation observation
            && context.whenSettled(observation.time()) >= context.state().settled()
        ? observation.time()
        : Long.MAX_VALUE;
  }

  /** Whether the listing was news. */
  private boolean accept(Listing listing) {
    if (publisher.moved().accept(listing)) {
      propagation.standingChanged();
      review();
      return true;
    }
    if (listing.version() == 0) { // else it is a derived one, read back
      context.outcome().duplicate();
    }
    return false;
  }

  /** After a change of standing. */
  private void review() {
    arrivals.evaluateAgain();
    new RetroReview(context, names, publisher).review();
  }

  private Outcome published(boolean all) {
    publisher.publish(all);
    for (int round = 0; round < MOST_ROUNDS && relisted(); round++) {
      review();
      publisher.publish(all);
    }
    publisher.moved().publish(publisher);
    settlement.concludeQuiet();
    return concluded();
  }

  /** Whether the update has changed the subject's own standing since the last call. */
  private boolean relisted() {
    boolean listed = publisher.autoListing().tookEffect();
    if (listed) {
      propagation.standingChanged();
    }
    return propagation.derive() || listed;
  }

  private Outcome concluded() {
    context.links().store(context.settings().retention().link());
    RetentionPurge expiry = new RetentionPurge(context, propagation);
    long purge = expiry.purge();
    context.outcome().deadlines(expiry.deadline(), purge);
    return context.outcome();
  }
}
