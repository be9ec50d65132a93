package io.ringfence.judge.episodes;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertJson;
import io.ringfence.alert.AlertLabels;
import io.ringfence.judge.context.Publication;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.evaluation.RuleNames;
import io.ringfence.judge.state.Episode;
import io.ringfence.judge.state.PublishedEpisode;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Subject;
import io.ringfence.tenant.Tenants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

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

  private final SubjectContext context;
  private final RuleNames names;
  private final AutoListing autoListing;

  public AlertPublisher(SubjectContext context, RuleNames names) {
    this.context = context;
    this.names = names;
    this.autoListing = new AutoListing(context);
  }

  public AutoListing autoListing() {
    return autoListing;
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
    for (EpisodeOutline outline :
        EpisodeOutline.of(rule, episodes, context.state().pending().hits(rule.slot()))) {
      present.add(outline.ordinal());
      PublishedEpisode last = episodes.published(outline.ordinal());
      Alert.State state = stateOf(rule, outline);
      boolean due =
          last == null
              || last.state() != state
              || matters(last.episode(), outline, all || state == Alert.State.CLOSED);
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

  /** The open episode is over: publishes that, if it is news, and concludes it. */
  public void conclude(Rule rule, RuleEpisodes episodes) {
    Episode open = episodes.open();
    PublishedEpisode last = episodes.published(open.ordinal());
    if (last == null
        || last.state() != Alert.State.CLOSED
        || last.episode().hits() != open.hits()) {
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
    String tenant = tenant(episode);
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
    Alert alert = alert(rule, now, listed, reason);
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
    listed.ifPresent(until -> autoListing.follow(rule, before, now, until));
  }

  private static int newHits(PublishedEpisode before, PublishedEpisode now) {
    int known = before == null ? 0 : before.episode().hits();
    return now.retracted() ? 0 : Math.max(0, now.episode().hits() - known);
  }

  private Alert alert(Rule rule, PublishedEpisode now, OptionalLong listedUntil, String reason) {
    Episode episode = now.episode();
    return new Alert(
        context.alertId(rule, episode.ordinal()),
        now.version(),
        now.state(),
        rule,
        context.subject(),
        rule.alone() ? List.of() : accused(episode),
        episode.first(),
        episode.last(),
        episode.hits(),
        episode.first() - rule.longestOverMillis(),
        episode.measures(),
        episode.signals(),
        episode.listings(),
        episode.listings().isEmpty() ? List.of() : new ListingEvidence(context).cited(episode),
        episode.retro(),
        listedUntil,
        episode.summary().text(),
        reason,
        now.tenant());
  }

  /**
   * Whose an episode is: a tenant's if all signals of the subject up to its last hit were, and no
   * account that it names is another's.
   */
  private String tenant(Episode episode) {
    Tenants tenants = context.settings().tenants();
    String tenant = context.state().tenancy().at(episode.last());
    boolean others =
        !tenant.isEmpty()
            && Stream.concat(
                    Stream.of(context.subject()), episode.parties().stream().map(Subject::ofKey))
                .map(tenants::of)
                .anyMatch(owner -> !owner.isEmpty() && !owner.equals(tenant));
    return others ? Tenants.PROVIDER : tenant;
  }

  /** The parties to an episode without those that a list clears, as far as is known now. */
  private List<Subject> accused(Episode episode) {
    List<Subject> accused = new ArrayList<>();
    for (String key : episode.parties()) {
      Subject subject = Subject.ofKey(key);
      if (!subject.equals(context.subject())
          && !context.shared().allowed(subject, episode.first())
          && !context.shared().allowed(subject, episode.last())) {
        accused.add(subject);
      }
    }
    return accused;
  }
}
