package io.ringfence.cli.evaluate.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.cli.evaluate.input.TruthLabels.Attack;
import io.ringfence.cli.evaluate.score.AttackOutcome;
import io.ringfence.cli.evaluate.score.Bound;
import io.ringfence.cli.evaluate.score.Evaluation;
import io.ringfence.cli.evaluate.score.FolderScore;
import io.ringfence.cli.evaluate.score.FraudFigures;
import io.ringfence.cli.evaluate.score.RuleFigures;
import io.ringfence.cli.evaluate.score.ScoredAlert;
import io.ringfence.cli.evaluate.score.Share;
import io.ringfence.cli.evaluate.score.TrapHits;
import io.ringfence.signal.Subject;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** {@code evaluation.json}: all figures, unrounded; what was not measured is null. */
public final class EvaluationJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EvaluationJson() {}

  public static String of(Evaluation evaluation) {
    ObjectNode root = JSON.createObjectNode();
    root.put("good", evaluation.good());
    ArrayNode folders = root.putArray("folders");
    for (FolderScore each : evaluation.folders()) {
      folders
          .addObject()
          .put("folder", each.folder())
          .put("signals", each.signals())
          .put("subscribers", each.subscribers())
          .put("days", each.days())
          .put("attacks", each.attacks().size())
          .put("traps", each.traps())
          .put("stories", each.stories());
    }
    fraud(root.putObject("total"), evaluation.total());
    ArrayNode frauds = root.putArray("frauds");
    evaluation.frauds().forEach(each -> fraud(frauds.addObject(), each));
    ArrayNode rules = root.putArray("rules");
    for (RuleFigures each : evaluation.rules()) {
      rule(rules.addObject(), each);
    }
    ArrayNode bounds = root.putArray("bounds");
    for (Bound each : evaluation.bounds()) {
      bounds
          .addObject()
          .put("what", each.what())
          .put("value", Double.isFinite(each.value()) ? (Double) each.value() : null)
          .put(each.least() ? "least" : "most", each.limit())
          .put("held", each.held());
    }
    missed(root.putArray("missed"), evaluation);
    wrong(root.putArray("wrong"), evaluation);
    mixed(root.putArray("mixed"), evaluation);
    return root.toPrettyString() + "\n";
  }

  private static void fraud(ObjectNode json, FraudFigures figures) {
    json.put("fraud", figures.fraud());
    share(json.putObject("normal"), "found", "attacks", "recall", figures.normal());
    share(json.putObject("slow"), "found", "attacks", "recall", figures.slow());
    share(json.putObject("alerts"), "right", "all", "precision", figures.right());
    put(json, "medianMillis", figures.medianMillis());
    put(json, "ninetiethMillis", figures.ninetiethMillis());
    put(json, "medianSignals", figures.medianSignals());
    traps(json.putObject("traps"), figures.traps());
    json.put("wrong", figures.wrong());
    put(json, "wrongPerThousandSubscribersAndDay", figures.wrongPerThousandDays());
    put(json, "alertsPerAttackAndFraud", figures.alertsPerStory());
    put(json, "storiesPerAttack", figures.storiesPerAttack());
    json.put("mixedStories", figures.mixedStories());
  }

  private static void rule(ObjectNode json, RuleFigures figures) {
    json.put("rule", figures.rule().id());
    json.put("fraud", figures.rule().fraud());
    json.put("mode", figures.rule().mode().label());
    json.put("attacks", figures.attacks());
    json.put("attacksAlone", figures.attacksAlone());
    json.put("alerts", figures.right().of());
    json.put("wrong", figures.wrong());
    json.put("wrongAlone", figures.wrongAlone());
    traps(json.putObject("traps"), figures.traps());
  }

  private static void share(ObjectNode json, String part, String of, String ratio, Share share) {
    json.put(part, share.part());
    json.put(of, share.of());
    put(json, ratio, share.ratio());
  }

  private static void traps(ObjectNode json, TrapHits hits) {
    json.put("hits", hits.count());
    ObjectNode bySeverity = json.putObject("bySeverity");
    hits.bySeverity().forEach((severity, count) -> bySeverity.put(severity.label(), count));
    texts(json.putArray("names"), hits.traps());
  }

  private static void missed(ArrayNode json, Evaluation evaluation) {
    for (FolderScore folder : evaluation.folders()) {
      for (AttackOutcome outcome : folder.attacks()) {
        if (!outcome.found()) {
          ObjectNode one = json.addObject();
          one.put("folder", folder.folder());
          one.put("attack", outcome.attack().id());
          texts(one.putArray("frauds"), outcome.attack().frauds());
          one.put("pace", outcome.attack().pace().label());
          texts(
              one.putArray("subjects"),
              outcome.attack().subjects().stream().map(Subject::name).toList());
          texts(one.putArray("shadowRules"), AttackOutcome.rules(outcome.shadow()));
          texts(one.putArray("misnamedBy"), AttackOutcome.rules(outcome.misnamed()));
        }
      }
    }
  }

  private static void wrong(ArrayNode json, Evaluation evaluation) {
    for (FolderScore folder : evaluation.folders()) {
      for (ScoredAlert each : folder.alerts()) {
        if (!each.right() && each.alert().enforced()) {
          ObjectNode one = json.addObject();
          one.put("folder", folder.folder())
              .put("alert", each.alert().story().id())
              .put("rule", each.alert().story().rule())
              .put("severity", each.alert().story().severity().label())
              .put("subject", each.alert().story().subject().name())
              .put("first", FigureFormat.time(each.alert().story().first()))
              .put("last", FigureFormat.time(each.alert().story().last()))
              .put("summary", each.alert().summary());
          texts(one.putArray("traps"), each.traps());
        }
      }
    }
  }

  private static void mixed(ArrayNode json, Evaluation evaluation) {
    for (FolderScore folder : evaluation.folders()) {
      for (List<Attack> each : folder.mixed()) {
        ObjectNode one = json.addObject().put("folder", folder.folder());
        texts(one.putArray("attacks"), each.stream().map(Attack::id).toList());
      }
    }
  }

  private static void texts(ArrayNode json, Collection<String> texts) {
    texts.forEach(json::add);
  }

  private static void put(ObjectNode json, String name, OptionalLong value) {
    json.put(name, value.isPresent() ? (Long) value.getAsLong() : null);
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    json.put(name, value.isPresent() ? (Double) value.getAsDouble() : null);
  }
}
