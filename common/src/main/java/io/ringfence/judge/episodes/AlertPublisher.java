package io.ringfence.judge.episodes;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertJson;
import io.ringfence.alert.AlertLabels;
import io.ringfence.alert.CallTotals;
import io.ringfence.judge.context.Publication;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.judge.evaluation.RuleNames;
import io.ringfence.judge.state.Episode;
import io.ringfence.judge.state.PublishedEpisode;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.timeline.HitTimes;
import io.ringfence.rule.Rule;
import io.ringfence.rule.Stake;
import io.ringfence.tenant.Tenants;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Publishes alerts for what has changed in a subject's episodes: settled ones, continued by pending
 * hits. A function of the state and the clock: a second call publishes nothing.
 */
public final class AlertPublisher {

  /**
   * An episode that goes on gets a new version at latest this long after the last one, in event
   * time.
   */
  public static final long STALE_MILLIS = 60_000;

  /**
   * With more pending signals, what calls cost is reckoned with hits only: looking through so many
   * takes some 20 microseconds.
   */
  private static final int MOST_RECKONED = 1_000;

  private final SubjectContext context;
  private final RuleNames names;
  private final AutoListing autoListing;
  private final AlertWriter writer;
  private final MovedListings moved;

  /** Null where nothing has come. */
  private Delivery told;

  public AlertPublisher(SubjectContext context, RuleNames names) {
    this.context = context;
    this.names = names;
    this.moved = new MovedListings(context);
    this.autoListing = new AutoListing(context, moved);
    this.writer = new AlertWriter(context);
  }

  public AutoListing autoListing() {
    return autoListing;
  }

  public MovedListings moved() {
    return moved;
  }

  /** What has come, before it is published. */
  public void told(Delivery delivery) {
    told = delivery;
  }

  /** Whether what has come may change what calls cost. */
  private boolean callsCost(Stake stake) {
    return told instanceof Withdrawal
        || (told instanceof Observation observation
            && observation.contributions().stream()
                .anyMatch(each -> each.slot() == stake.callSlot()));
  }

  /**
   * Publishes every episode that has opened, closed, gone or changed in a way that matters.
   *
   * @param all also those that have merely gone on, or whose figures changed by late signals
   */
  public void publish(boolean all) {
    for (RuleEpisodes each : context.state().episodes()) {
      Rule rule = context.pack().rule(each.ruleSlot());
      if (rule != null) {
        each.ofRule(rule.id());
        publish(rule, each, all);
      }
    }
  }

  private void publish(Rule rule, RuleEpisodes episodes, boolean all) {
    Set<Integer> present = new HashSet<>();
    HitTimes pending = context.state().pending().hits(rule.slot());
    if (pending.size() > 0) {
      episodes.resume(rule, pending.time(0));
    }
    for (EpisodeOutline outline : EpisodeOutline.of(rule, episodes, pending)) {
      present.add(outline.ordinal());
      PublishedEpisode last = episodes.published(outline.ordinal());
      Alert.State state = stateOf(rule, outline);
      boolean due =
          last == null
              || last.state() != state
              || matters(last.episode(), outline, all || state == Alert.State.CLOSED)
              || costs(rule, last, outline);
      if (due || (all && !last.retracted())) {
        Episode episode = outline.episode(context, names, rule);
        if (due || !episode.reportsTheSameAs(last.episode())) {
          publish(rule, episodes, state, episode);
        }
      }
    }
    for (PublishedEpisode last : episodes.publishedUnsettled()) {
      if (!last.retracted() && !present.contains(last.episode().ordinal())) {
        retract(
            rule,
            episodes,
            last.episode(),
            new ListingEvidence(context).retraction(rule, last.episode()));
      }
    }
  }

  private Alert.State stateOf(Rule rule, EpisodeOutline outline) {
    if (context.reported() >= outline.last() + rule.quietMillis()) {
      return Alert.State.CLOSED;
    }
    return outline.hits() == 1 ? Alert.State.OPEN : Alert.State.UPDATED;
  }

  private static boolean matters(Episode last, EpisodeOutline outline, boolean all) {
    if (last.first() == outline.first()
        && last.last() == outline.last()
        && last.hits() == outline.hits()
        && (last.retro() || !outline.retro())) {
      return false;
    }
    return all
        || last.first() != outline.first()
        || outline.hits() < last.hits()
        || outline.last() < last.last()
        || outline.last() - last.last() >= STALE_MILLIS
        || Integer.highestOneBit(outline.hits()) != Integer.highestOneBit(last.hits());
  }

  /**
   * Whether what the calls of an episode cost is worth a version: it is graver, a quarter more is
   * at stake, or a late record has made it less.
   */
  private boolean costs(Rule rule, PublishedEpisode last, EpisodeOutline outline) {
    if (rule.stake().isEmpty()
        || !callsCost(rule.stake().get())
        || context.state().pending().size() > MOST_RECKONED) {
      return false;
    }
    CallTotals before = last.episode().calls();
    CallTotals now = outline.calls(context, rule, rule.stake().get());
    long more = now.money().atStake() - before.money().atStake();
    return last.state() == Alert.State.CLOSED
        ? !now.equals(before)
        : more < 0
            || more > before.money().atStake() / 4
            || Alert.severity(rule, now) != Alert.severity(rule, before);
  }

  /** The open episode is over: publishes that, if it is news, and concludes it. */
  public void conclude(Rule rule, RuleEpisodes episodes) {
    Episode open = episodes.open();
    PublishedEpisode last = episodes.published(open.ordinal());
    if (last == null
        || last.state() != Alert.State.CLOSED
        || last.episode().hits() != open.hits()
        || !last.episode().calls().equals(open.calls())) {
      publish(rule, episodes, Alert.State.CLOSED, open);
    }
    episodes.conclude();
  }

  /** Publishes the next version of an episode. */
  void publish(Rule rule, RuleEpisodes episodes, Alert.State state, Episode episode) {
    publish(rule, episodes, state, episode, "");
  }

  void retract(Rule rule, RuleEpisodes episodes, Episode episode, String reason) {
    publish(rule, episodes, Alert.State.RETRACTED, episode, reason);
  }

  private void publish(
      Rule rule, RuleEpisodes episodes, Alert.State state, Episode episode, String reason) {
    PublishedEpisode last = episodes.published(episode.ordinal());
    int version =
        last == null
            ? context.state().readbacks().claim(rule.slot(), episode.ordinal())
            : last.version();
    String tenant = writer.tenant(episode);
    if (last != null && !last.tenant().equals(tenant)) {
      tenant = Tenants.PROVIDER; // what has been several' stays so
    }
    publish(rule, episodes, new PublishedEpisode(version + 1, state, episode, tenant), reason);
  }

  /** Repeats the last versions of these alerts. */
  public void repeat(Set<String> alertIds) {
    for (RuleEpisodes episodes : context.state().episodes()) {
      Rule rule = context.pack().rule(episodes.ruleSlot());
      if (rule != null) {
        for (PublishedEpisode last : List.copyOf(episodes.published())) {
          if (alertIds.contains(context.alertId(rule, last.episode().ordinal()))) {
            repeat(rule, episodes, last, last.version());
          }
        }
      }
    }
  }

  /**
   * Publishes again what was published with values that have been replaced since. An alert of a
   * rule that is gone cannot be written anew: it is erased.
   *
   * @param before the subject's state as it was
   */
  public void replace(SubjectState before) {
    for (RuleEpisodes episodes : context.state().episodes()) {
      RuleEpisodes earlier = before.episodes().get(episodes.ruleSlot());
      Rule rule = context.pack().rule(episodes.ruleSlot());
      for (PublishedEpisode last : List.copyOf(episodes.published())) {
        int ordinal = last.episode().ordinal();
        if (last.equals(earlier.published(ordinal))) {
          continue;
        }
        if (rule != null) {
          repeat(rule, episodes, last, last.version());
        } else if (!episodes.ruleId().isEmpty()) {
          String id = context.alertId(episodes.ruleId(), episodes, ordinal);
          context.outcome().publications().add(Publication.erasure(id));
        }
      }
    }
  }

  /**
   * Repeats what was last published of an episode, and the listing that follows from it.
   *
   * @param above the version that it has to exceed
   */
  void repeat(Rule rule, RuleEpisodes episodes, PublishedEpisode last, int above) {
    PublishedEpisode now =
        new PublishedEpisode(above + 1, last.state(), last.episode(), last.tenant());
    String reason =
        now.retracted() ? new ListingEvidence(context).retraction(rule, now.episode()) : "";
    publish(rule, episodes, now, reason);
    if (rule.list().isPresent()) {
      autoListing.repeat(rule, now);
    }
  }

  private void publish(Rule rule, RuleEpisodes episodes, PublishedEpisode now, String reason) {
    if (!context.settings().ids().keyed()) {
      episodes.unkeyedUpTo(now.episode().ordinal());
    }
    PublishedEpisode before = episodes.publish(now);
    OptionalLong listed =
        rule.list().isPresent()
            ? OptionalLong.of(autoListing.until(rule, now.episode()))
            : OptionalLong.empty();
    if (!now.retracted()) {
      // First, since the alert may cite the entry, which has moved with its beginning.
      listed.ifPresent(until -> autoListing.follow(rule, before, now, until));
    }
    Alert alert = writer.alert(rule, now, listed, reason);
    context
        .outcome()
        .publications()
        .add(
            new Publication(
                alert.id(),
                AlertJson.write(alert),
                AlertLabels.of(rule),
                now.state(),
                now.version(),
                newHits(before, now)));
    if (now.retracted()) {
      listed.ifPresent(until -> autoListing.follow(rule, before, now, until));
    }
  }

  private static int newHits(PublishedEpisode before, PublishedEpisode now) {
    int known = before == null ? 0 : before.episode().hits();
    return now.retracted() ? 0 : Math.max(0, now.episode().hits() - known);
  }
}
