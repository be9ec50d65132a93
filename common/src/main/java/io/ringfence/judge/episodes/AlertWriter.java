package io.ringfence.judge.episodes;

import io.ringfence.alert.Alert;
import io.ringfence.alert.UsedParameter;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.state.Episode;
import io.ringfence.judge.state.PublishedEpisode;
import io.ringfence.rule.Rule;
import io.ringfence.rule.parameter.Parameter;
import io.ringfence.rule.parameter.ParameterOverride;
import io.ringfence.rule.parameter.ParameterOverride.Reach;
import io.ringfence.rule.parameter.ParameterValue;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Makes of a version of an episode the alert that others see. */
final class AlertWriter {

  private final SubjectContext context;

  AlertWriter(SubjectContext context) {
    this.context = context;
  }

  Alert alert(Rule rule, PublishedEpisode now, OptionalLong listedUntil, String reason) {
    Episode episode = now.episode();
    String id = context.alertId(rule, episode.ordinal());
    return new Alert(
        id,
        now.version(),
        now.state(),
        rule,
        context.subject(),
        accused(rule, episode),
        episode.first(),
        episode.last(),
        episode.hits(),
        episode.first() - rule.longestOverMillis(),
        ParameterValue.withoutParameters(rule.parameters(), episode.measures()),
        rule.parameters().stream().map(each -> used(each, episode)).toList(),
        episode.signals(),
        episode.listings(),
        episode.listings().isEmpty() ? List.of() : new ListingEvidence(context).cited(episode),
        episode.retro(),
        listedUntil,
        episode.summary(),
        reason,
        now.tenant(),
        episode.calls(),
        context.settings().currency(),
        context.settings().console().to(id));
  }

  /**
   * Whose an episode is: a tenant's if all signals of the subject up to its last hit were, and no
   * account that it names is another's.
   */
  String tenant(Episode episode) {
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

  /** An account is named only where it takes part, so that an erasure reaches what names it. */
  private UsedParameter used(Parameter parameter, Episode episode) {
    ParameterValue read = ParameterValue.read(parameter, episode.measures());
    Optional<ParameterOverride> override = context.pack().parameters().override(read.override());
    Reach reach = override.map(ParameterOverride::reach).orElse(Reach.ALL);
    String whose = override.map(ParameterOverride::whose).orElse("");
    if (reach == Reach.ACCOUNT) {
      Subject account = new Subject(SubjectKind.ACCOUNT, whose);
      boolean takesPart =
          account.equals(context.subject()) || episode.parties().contains(account.key());
      whose = takesPart ? whose : "";
    }
    return new UsedParameter(
        parameter,
        read.value(),
        read.override(),
        reach,
        whose,
        override.map(ParameterOverride::reason).orElse(""));
  }

  /** The parties that the rule names, without those that a list clears, as far as is known now. */
  private List<Subject> accused(Rule rule, Episode episode) {
    List<Subject> accused = new ArrayList<>();
    for (String key : episode.parties()) {
      Subject subject = Subject.ofKey(key);
      if (rule.accused().names(subject)
          && !subject.equals(context.subject())
          && !isCleared(subject, rule, episode.first())
          && !isCleared(subject, rule, episode.last())) {
        accused.add(subject);
      }
    }
    return accused;
  }

  private boolean isCleared(Subject subject, Rule rule, long time) {
    return context.shared().clears(subject, time, rule.id(), rule.fraud());
  }
}
