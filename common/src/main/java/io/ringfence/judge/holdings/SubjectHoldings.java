package io.ringfence.judge.holdings;

import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.state.Episode;
import io.ringfence.judge.state.Hold;
import io.ringfence.judge.state.PublishedEpisode;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.timeline.PendingSignal;
import io.ringfence.judge.timeline.PendingSignals;
import io.ringfence.judge.timeline.SettledSignal;
import io.ringfence.measure.Reading;
import io.ringfence.measure.Window;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.privacy.Holding;
import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.rule.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the state of a subject holds, but for its links. */
public final class SubjectHoldings {

  private final Terms terms;
  private final ListingHoldings listings;
  private final long longest;

  public SubjectHoldings(RetentionPolicy policy) {
    terms = new Terms(policy);
    listings = new ListingHoldings(policy);
    longest = policy.state().longest();
  }

  /**
   * Reads a state piece by piece. Under a hold nothing is due, see {@link SubjectState#isHeld}: the
   * reader minds that.
   */
  public void read(String key, SubjectState state, Consumer<Holding> out) {
    signals(key, state, out);
    for (Window each : state.windows()) {
      out.accept(window(key, each));
    }
    listings.read(key, state.standing(), out);
    for (RuleEpisodes each : state.episodes()) {
      episodes(key, each, out);
    }
    for (AlertReadback each : state.readbacks()) {
      out.accept(
          alert("alerts read back", key, each.last(), () -> said(each.json(), List.of(each.id()))));
    }
    if (!state.tenancy().isNone()) {
      out.accept(
          new Holding(
              PolicyClass.ALERTS,
              "whose signals there were",
              key,
              state.tenancy().latestAt(),
              state.tenancyDeadline(longest),
              () -> said(Phrases.time(state.tenancy().latestAt()), List.of())));
    }
    requests(key, state, out);
  }

  private void signals(String key, SubjectState state, Consumer<Holding> out) {
    PendingSignals pending = state.pending();
    for (int i = 0; i < pending.size(); i++) {
      PendingSignal each = pending.get(i);
      out.accept(terms.signal("signals to be settled", key, each.observation(), each.time()));
    }
    for (SettledSignal each : state.settledSignals()) {
      PolicyClass of = Terms.classOf(key, each.observation());
      out.accept(
          new Holding(
              of,
              "last signals",
              key,
              each.time(),
              terms.traceDue(of, each.time()),
              () -> Phrases.said(each.observation())));
    }
    if (state.settled() != Long.MIN_VALUE) {
      out.accept(seen(key, state.firstSeen(), state.settled()));
    }
  }

  /** Both go a while after the last; the first earlier, where it is past its own term. */
  private Holding seen(String key, long first, long last) {
    return new Holding(
        PolicyClass.TRAFFIC,
        "times of the first and last signal",
        key,
        first,
        Math.min(terms.traceDue(PolicyClass.TRAFFIC, last), terms.due(PolicyClass.TRAFFIC, first)),
        () -> said(Phrases.time(first) + ", " + Phrases.time(last), List.of()));
  }

  private Holding window(String key, Window window) {
    PolicyClass of = Terms.of(window.spec().dataClass());
    long earliest = window.earliest() == Long.MAX_VALUE ? Holding.UNKNOWN : window.earliest();
    return new Holding(of, "measures", key, earliest, terms.due(of, earliest), () -> said(window));
  }

  private static Holding.Said said(Window window) {
    Reading reading = window.read(window.latest(), PendingContributions.EMPTY);
    String function = window.spec().function().name().toLowerCase(Locale.ROOT);
    String value = String.valueOf(reading.value());
    StoredValues stored = StoredValues.of(window);
    return new Holding.Said(
        function + " over " + Duration.ofMillis(window.spec().overMillis()) + ": " + value,
        stored.keys(),
        stored.remarks(),
        stored.hashes());
  }

  private void episodes(String key, RuleEpisodes episodes, Consumer<Holding> out) {
    for (PublishedEpisode each : episodes.published()) {
      out.accept(episode("alerts", key, each.episode()));
    }
    Episode open = episodes.open();
    if (open != null) {
      out.accept(episode("open episodes", key, open));
    }
    if (open == null && episodes.published().isEmpty()) {
      String count = Integer.toString(episodes.lastOrdinal());
      out.accept(
          alert("how many alerts there were", key, Holding.UNKNOWN, () -> said(count, List.of())));
    }
  }

  private Holding episode(String what, String key, Episode episode) {
    return alert(what, key, episode.last(), () -> said(episode));
  }

  private static Holding.Said said(Episode episode) {
    List<String> keys = new ArrayList<>(episode.parties());
    List<String> remarks = new ArrayList<>(episode.signals());
    remarks.addAll(episode.listings());
    for (Sentence.Part each : episode.summary().parts()) {
      Phrases.add(each.names(), each.text(), keys, remarks);
    }
    for (Reading each : episode.measures().values()) {
      if (each.value() instanceof String value) {
        Phrases.add(each.names(), value, keys, remarks);
      }
    }
    StringBuilder text = new StringBuilder(episode.summary().text());
    for (String party : episode.parties()) {
      if (!party.equals(Observation.SELF)) {
        text.append(", with ").append(Phrases.subject(party));
      }
    }
    return new Holding.Said(text.toString(), keys, remarks);
  }

  private Holding alert(String what, String key, long last, Supplier<Holding.Said> said) {
    return new Holding(
        PolicyClass.ALERTS, what, key, last, terms.due(PolicyClass.ALERTS, last), said);
  }

  private void requests(String key, SubjectState state, Consumer<Holding> out) {
    if (state.erased() != Long.MIN_VALUE) {
      long erased = state.erased();
      out.accept(request("marks of an erasure", key, erased, terms.markDue(erased)));
    }
    if (state.erasureDue() != Long.MIN_VALUE) {
      out.accept(request("erasures put off", key, state.erasureDue(), Long.MAX_VALUE));
    }
    if (state.isHeld()) {
      out.accept(
          new Holding(
              PolicyClass.REQUESTS,
              "holds",
              key,
              Holding.UNKNOWN,
              Long.MAX_VALUE,
              () -> said(state.hold())));
    }
  }

  private static Holding.Said said(Hold hold) {
    String until = "until " + Phrases.time(hold.until());
    return said(
        until + ", request " + hold.request() + ", of " + hold.actor() + ", " + hold.ground(),
        List.of(hold.request(), hold.actor(), hold.ground()));
  }

  private static Holding request(String what, String key, long time, long due) {
    return new Holding(
        PolicyClass.REQUESTS,
        what,
        key,
        time,
        due,
        () -> said(time == Holding.UNKNOWN ? "" : Phrases.time(time), List.of()));
  }

  private static Holding.Said said(String text, List<String> remarks) {
    return new Holding.Said(text, List.of(), remarks);
  }
}
