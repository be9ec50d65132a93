package io.ringfence.judge.episodes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.alert.AlertClaim;
import io.ringfence.alert.AlertJson;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.state.Episode;
import io.ringfence.judge.state.PublishedEpisode;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.measure.Reading;
import io.ringfence.rule.Rule;
import io.ringfence.rule.Sentence;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes episodes of the alerts of an earlier run, whose state is gone. Ids and versions go on above
 * them, an episode that is open may grow, and it is closed when it is over.
 */
public record AlertTakeover(SubjectContext context) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public void take(AlertReadback alert) {
    Rule rule = context.pack().rule(alert.ruleSlot());
    Optional<Episode> episode = rule == null ? Optional.empty() : episode(alert);
    if (episode.isEmpty()
        || alert.last() <= context.state().erased()
        || alert.version() > AlertClaim.MOST_VERSION / 2) {
      context.outcome().unchanged();
      return;
    }
    String tenant = AlertJson.tenant(alert.json());
    context.named(tenant, alert.first());
    context.named(tenant, alert.last());
    RuleEpisodes episodes = context.state().episodes().of(rule.slot());
    PublishedEpisode known = episodes.published(alert.ordinal());
    boolean news =
        known == null ? !episodes.isConcluded(alert.ordinal()) : alert.version() > known.version();
    if (!news) {
      context.outcome().unchanged();
      return;
    }
    if (!alert
        .id()
        .equals(context.settings().ids().of(rule.id(), context.subject(), alert.ordinal()))) {
      episodes.unkeyedUpTo(alert.ordinal()); // as the earlier run had it
    }
    episodes.takeOver(new PublishedEpisode(alert.version(), alert.state(), episode.get(), tenant));
    episodes.trim(rule);
  }

  private static Optional<Episode> episode(AlertReadback alert) {
    try {
      JsonNode tree = JSON.readTree(alert.json());
      JsonNode evidence = tree.path("evidence");
      return Optional.of(
          new Episode(
              alert.ordinal(),
              alert.first(),
              alert.last(),
              alert.hits(),
              measures(evidence.path("measures")),
              texts(evidence.path("signals")),
              texts(evidence.path("listings")),
              parties(tree.path("accused")),
              tree.path("retro").asBoolean(),
              Sentence.of(tree.path("summary").asText())));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Reading> measures(JsonNode measures) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : measures.properties()) {
      JsonNode value = each.getValue().path("value");
      readings.put(
          each.getKey(), new Reading(value(value), each.getValue().path("exact").asBoolean()));
    }
    return readings;
  }

  private static Object value(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    return value.isIntegralNumber()
        ? (Object) value.asLong()
        : value.isNumber() ? (Object) value.asDouble() : value.asText();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return List.copyOf(texts);
  }

  private static List<String> parties(JsonNode accused) {
    List<String> keys = new ArrayList<>();
    for (JsonNode each : accused) {
      SubjectKind.ofLabel(each.path("kind").asText())
          .ifPresent(kind -> keys.add(new Subject(kind, each.path("value").asText()).key()));
    }
    return List.copyOf(keys);
  }
}
