package io.ringfence.judge.state;

import io.ringfence.measure.Reading;
import io.ringfence.rule.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One stretch of abuse by one subject under one rule.
 *
 * @param ordinal 1 for the subject's first under the rule
 * @param first time of the first hit
 * @param last time of the last hit
 * @param hits number of signals at which the rule held; of a crowd, those merged into an
 *     observation count all or none
 * @param measures what the rule's measures read at {@code last}, by name
 * @param signals ids of the first signals that count as evidence, at most {@link #MOST_SIGNALS}
 * @param listings ids of listings that counted, at most {@link #MOST_LISTINGS}
 * @param parties keys of the subjects behind the hits, at most {@link #MOST_PARTIES}
 * @param retro whether a listing counted that was learnt after its signal
 * @param summary the rule's sentence at {@code last}
 */
public record Episode(
    int ordinal,
    long first,
    long last,
    int hits,
    Map<String, Reading> measures,
    List<String> signals,
    List<String> listings,
    List<String> parties,
    boolean retro,
    Sentence summary) {

  /**
   * Enough to check a threshold of that size by hand; about 20 bytes each, and only accused
   * subjects have any.
   */
  public static final int MOST_SIGNALS = 32;

  static final int MOST_LISTINGS = 8;

  /** What an alert may name besides its subject. */
  public static final int MOST_PARTIES = 16;

  public static Episode opening(int ordinal, RuleHit hit) {
    return new Episode(
        ordinal,
        hit.time(),
        hit.time(),
        hit.hits(),
        hit.measures(),
        limited(hit.signals(), List.of(), MOST_SIGNALS),
        limited(List.of(), hit.listings(), MOST_LISTINGS),
        limited(List.of(), hit.parties(), MOST_PARTIES),
        hit.retro(),
        hit.summary());
  }

  /** This episode with one more hit; hits come in order. */
  public Episode and(RuleHit hit) {
    return new Episode(
        ordinal,
        first,
        hit.time(),
        hits + hit.hits(),
        hit.measures(),
        limited(signals, hit.signals(), MOST_SIGNALS),
        limited(listings, hit.listings(), MOST_LISTINGS),
        limited(parties, hit.parties(), MOST_PARTIES),
        retro || hit.retro(),
        hit.summary());
  }

  /** This episode, resting on other listings. */
  public Episode restingOn(List<String> others, boolean late) {
    return new Episode(
        ordinal, first, last, hits, measures, signals, others, parties, late, summary);
  }

  /** This episode, resting on these listings as well. */
  public Episode restingAlsoOn(List<String> more, boolean late) {
    return restingOn(limited(listings, more, MOST_LISTINGS), retro || late);
  }

  /** This episode under another ordinal. */
  public Episode withOrdinal(int other) {
    return new Episode(
        other, first, last, hits, measures, signals, listings, parties, retro, summary);
  }

  /** Whether a new version would say nothing new. */
  public boolean reportsTheSameAs(Episode other) {
    return first == other.first
        && last == other.last
        && hits == other.hits
        && retro == other.retro
        && measures.equals(other.measures)
        && listings.equals(other.listings);
  }

  /** This episode and another one, which a hit between them makes one. */
  public Episode joinedWith(Episode other) {
    Episode later = other.last >= last ? other : this;
    return new Episode(
        ordinal,
        Math.min(first, other.first),
        later.last,
        hits + other.hits,
        later.measures,
        limited(signals, other.signals, MOST_SIGNALS),
        limited(listings, other.listings, MOST_LISTINGS),
        limited(parties, other.parties, MOST_PARTIES),
        retro || other.retro,
        later.summary);
  }

  /** This episode with the evidence of a version that was published while all signals were kept. */
  Episode withEvidenceOf(Episode version) {
    return new Episode(
        ordinal,
        first,
        last,
        hits,
        measures,
        limited(version.signals, signals, MOST_SIGNALS),
        listings,
        parties,
        retro,
        summary);
  }

  /** Keeps the first ones, each once. */
  private static List<String> limited(List<String> held, List<String> more, int most) {
    if (held.size() >= most || held.containsAll(more)) {
      return held;
    }
    List<String> all = new ArrayList<>(held);
    for (String each : more) {
      if (all.size() < most && !all.contains(each)) {
        all.add(each);
      }
    }
    return List.copyOf(all);
  }
}
