package io.ringfence.judge;

import io.ringfence.alert.Charge;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.rule.Pack;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Subject;
import io.ringfence.standing.SharedStanding;
import java.util.List;

/**
 * Decides on one subject at a time, from values: the state, what came, the clock. The result is a
 * function of the set of signals: arrivals in any order within the lateness, and repeats, lead to
 * the same last versions of the alerts.
 */
public final class Judge {

  /**
   * How often what alerts tell the lists is judged anew at one delivery. An entry bears on later
   * signals only, so this comes to rest; each round is one more alert that follows from another.
   */
  private static final int MOST_ROUNDS = 8;

  private final Pack pack;
  private final JudgeSettings settings;
  private final Names names;
  private final Pseudonym pseudonym;

  public Judge(Pack pack, JudgeSettings settings, Pseudonym pseudonym) {
    this.pack = pack;
    this.settings = settings;
    this.names = new Names(pack);
    this.pseudonym = pseudonym;
  }

  /** What its rules may charge with, without those that are off. */
  public List<Charge> charges() {
    return pack.rules().stream().map(Charge::of).toList();
  }

  /**
   * Takes in what reached a subject. The state is changed in place; {@link Outcome#changed} says
   * whether it has to be stored.
   */
  public Outcome take(
      SubjectState state, Delivery delivery, Clock clock, SharedStanding shared, LinkStore links) {
    Case the = caseOf(state, Subject.ofKey(delivery.key()), clock, shared, links);
    Association association = new Association(the);
    Publisher publisher = new Publisher(the, names);
    if (delivery instanceof Echo echo) {
      new Echoes(the, publisher).hear(echo);
      return concluded(the, association);
    }
    Settlement settlement = new Settlement(the, names, publisher, association);
    settlement.settle(next(the, delivery));
    Arrivals arrivals = new Arrivals(the, names);
    boolean relisted = false;
    if (delivery instanceof Sighting sighting) {
      arrivals.insert(sighting);
    } else if (delivery instanceof Withdrawal withdrawal) {
      arrivals.withdraw(withdrawal);
    } else if (delivery instanceof ListingNotice notice) {
      relisted = list(the, arrivals, publisher, association, notice.listing());
    } else if (delivery instanceof PrivacyRequest request) {
      new Requests(the, pseudonym, association).carryOut(request.request());
    }
    return told(the, settlement, arrivals, publisher, association, relisted);
  }

  /**
   * The time from which on signals may still be measured. One that is far behind what has been
   * settled of its subject is not waited for: its place among the others is lost.
   */
  private static long next(Case the, Delivery delivery) {
    return delivery instanceof Sighting sighting
            && sighting.time() + the.settings().settleMillis() >= the.state().settled
        ? sighting.time()
        : Long.MAX_VALUE;
  }

  /** Whether the listing was news. */
  private boolean list(
      Case the, Arrivals arrivals, Publisher publisher, Association association, Listing listing) {
    if (the.state().standing.accept(listing)) {
      association.standingChanged();
      reviewed(the, arrivals, publisher);
      return true;
    }
    if (listing.version() == 0) { // else it is our own, read back
      the.outcome().duplicate();
    }
    return false;
  }

  private void reviewed(Case the, Arrivals arrivals, Publisher publisher) {
    arrivals.judgeAgain();
    new Hindsight(the, names, publisher).review();
  }

  /** Judges again after a change of the shared standing that the subject is under. */
  public Outcome reconsider(
      SubjectState state, String key, Clock clock, SharedStanding shared, LinkStore links) {
    Case the = caseOf(state, Subject.ofKey(key), clock, shared, links);
    Association association = new Association(the);
    association.standingChanged();
    Publisher publisher = new Publisher(the, names);
    Settlement settlement = new Settlement(the, names, publisher, association);
    settlement.settle(Long.MAX_VALUE);
    Arrivals arrivals = new Arrivals(the, names);
    reviewed(the, arrivals, publisher);
    return told(the, settlement, arrivals, publisher, association, true);
  }

  /**
   * Does what has become due: settles, judges what was left, closes, purges.
   *
   * @param ended whether no more signals will come: everything that is known is told now, and the
   *     clock moves no further
   */
  public Outcome tick(
      SubjectState state,
      String key,
      Clock clock,
      SharedStanding shared,
      LinkStore links,
      boolean ended) {
    Case the = caseOf(state, Subject.ofKey(key), clock, shared, links);
    Association association = new Association(the);
    Publisher publisher = new Publisher(the, names);
    Settlement settlement = new Settlement(the, names, publisher, association);
    settlement.settle(Long.MAX_VALUE);
    Arrivals arrivals = new Arrivals(the, names);
    if (ended) {
      arrivals.judgeAll();
    }
    new Echoes(the, publisher).disown(ended);
    return told(the, settlement, arrivals, publisher, association, true);
  }

  private Outcome told(
      Case the,
      Settlement settlement,
      Arrivals arrivals,
      Publisher publisher,
      Association association,
      boolean all) {
    publisher.publish(all);
    for (int round = 0; round < MOST_ROUNDS && effective(publisher, association); round++) {
      reviewed(the, arrivals, publisher);
      publisher.publish(all);
    }
    settlement.retire();
    return concluded(the, association);
  }

  /** Whether the subject's own standing has changed by what was told the lists. */
  private static boolean effective(Publisher publisher, Association association) {
    boolean listed = publisher.feedback().tookEffect();
    if (listed) {
      association.standingChanged();
    }
    return association.follow() || listed;
  }

  private static Outcome concluded(Case the, Association association) {
    the.links().store(the.settings().retention().link());
    Expiry expiry = new Expiry(the, association);
    long purge = expiry.purge();
    the.outcome().deadlines(expiry.deadline(), purge);
    return the.outcome();
  }

  private Case caseOf(
      SubjectState state, Subject subject, Clock clock, SharedStanding shared, LinkStore links) {
    LinksAtHand atHand = new LinksAtHand(links, state);
    return new Case(pack, settings, state, subject, clock, shared, atHand, new Outcome());
  }
}
