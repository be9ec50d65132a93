package io.ringfence.cli.cost;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What packs cost, all figures as they were counted and measured. */
public final class CostJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArrayNode packs;
  private final ObjectNode root = JSON.createObjectNode();

  public CostJson() {
    packs = root.putArray("packs");
  }

  /** Adds a pack; what it has of it is handed out, too. */
  public ObjectNode add(String file, PackCost cost) {
    ObjectNode json = packs.addObject();
    json.put("pack", file);
    whole(json, cost);
    ArrayNode rules = json.putArray("rules");
    for (RuleCost each : cost.rules()) {
      rule(rules.addObject().put("rule", each.rule().id()), each);
    }
    return json;
  }

  /** The whole pack's figures, likewise. */
  public static void whole(ObjectNode json, PackCost cost) {
    json.put("traffic", cost.origin());
    json.put("signals", cost.signals());
    load(json.putObject("whole"), cost.whole());
    counts(json.putObject("anyway"), cost.anyway());
    ObjectNode kinds = json.putObject("kinds");
    cost.kinds().forEach((kind, load) -> counts(kinds.putObject(kind.label()), load));
  }

  /** One rule's figures, for whoever says more about rules. */
  public static void rule(ObjectNode json, RuleCost cost) {
    json.put("judged", cost.judged());
    load(json.putObject("alone"), cost.alone());
    load(json.putObject("saved"), cost.saved());
    load(json.putObject("part"), cost.part());
    json.put("fullBytes", cost.fullBytes());
  }

  private static void load(ObjectNode json, ResourceCost load) {
    counts(json, load);
    json.put("nanos", load.nanos());
  }

  private static void counts(ObjectNode json, ResourceCost load) {
    json.put("deliveries", load.deliveries());
    json.put("subjects", load.subjects());
    json.put("bytes", load.bytes());
  }

  @Override
  public String toString() {
    return root.toPrettyString() + "\n";
  }
}
