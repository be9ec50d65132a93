package io.ringfence.privacy;

import io.ringfence.signal.LegalMinimum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code policy.yaml} and finds every fault in it at once, each with its line. */
final class PolicyYaml {

  private static final Pattern SPAN = Pattern.compile("(\\d{1,5})([hd])");
  private static final long HOUR = 3_600_000;

  /** Ten years: a policy that keeps personal data for longer keeps it for ever. */
  private static final long MOST_MILLIS = 3_653L * 24 * HOUR;

  private static final Set<String> FIELDS = Set.of("keep", "why", "atLeast", "law");

  /** It is repeated in receipts. */
  private static final int MOST_LAW = 256;

  private final List<RetentionPolicy.Fault> faults = new ArrayList<>();
  private LegalMinimum calls = LegalMinimum.NONE;

  RetentionPolicy.Reading read(String yaml) {
    Map<PolicyClass, Long> keep = new EnumMap<>(PolicyClass.class);
    for (NodeTuple top : composed(yaml)) {
      if (!"classes".equals(text(top.getKeyNode()))) {
        fault(top.getKeyNode(), "only `classes` is known here");
        continue;
      }
      for (NodeTuple entry : tuples(top.getValueNode(), "`classes`")) {
        Optional<PolicyClass> of = PolicyClass.ofLabel(text(entry.getKeyNode()));
        if (of.isEmpty()) {
          fault(entry.getKeyNode(), "no class of data: " + text(entry.getKeyNode()));
        } else if (keep.put(of.get(), term(of.get(), entry)) != null) {
          fault(entry.getKeyNode(), "stands twice: " + text(entry.getKeyNode()));
        }
      }
    }
    for (PolicyClass each : PolicyClass.values()) {
      each.like().map(keep::get).ifPresent(like -> keep.putIfAbsent(each, like));
      if (keep.putIfAbsent(each, HOUR) == null) {
        faults.add(new RetentionPolicy.Fault(1, "no term for the class `" + each.label() + "`"));
      }
    }
    faults.sort(Comparator.comparingInt(RetentionPolicy.Fault::line));
    return new RetentionPolicy.Reading(new RetentionPolicy(keep, calls), List.copyOf(faults));
  }

  private List<NodeTuple> composed(String yaml) {
    try {
      return new Compose(LoadSettings.builder().setLabel("policy").build())
          .composeString(yaml)
          .map(root -> tuples(root, "the file"))
          .orElse(List.of());
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      faults.add(new RetentionPolicy.Fault(line, "not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      faults.add(new RetentionPolicy.Fault(1, "not YAML"));
    }
    return List.of();
  }

  private long term(PolicyClass of, NodeTuple entry) {
    Map<String, Node> fields = new HashMap<>();
    for (NodeTuple field : tuples(entry.getValueNode(), "a class")) {
      String name = text(field.getKeyNode());
      if (!FIELDS.contains(name)) {
        fault(field.getKeyNode(), "a class has `keep` and `why` only, and `atLeast` with `law`");
      } else if (fields.put(name, field.getValueNode()) != null) {
        fault(field.getKeyNode(), "stands twice: " + name);
      }
    }
    Node why = fields.get("why");
    if (why == null || text(why).isBlank()) {
      fault(entry.getKeyNode(), "a class says `why` it is kept for so long");
    }
    Node keep = fields.get("keep");
    if (keep == null) {
      fault(entry.getKeyNode(), "a class says for how long to `keep` it");
      return HOUR;
    }
    long millis = millis(keep);
    if (fields.containsKey("atLeast") || fields.containsKey("law")) {
      minimum(of, entry, fields, millis);
    }
    return millis;
  }

  /** What a law demands. Of other classes the job keeps nothing of somebody who is erased. */
  private void minimum(PolicyClass of, NodeTuple entry, Map<String, Node> fields, long keep) {
    Node atLeast = fields.get("atLeast");
    Node law = fields.get("law");
    if (of != PolicyClass.CALLS) {
      fault(entry.getKeyNode(), "only `calls` can have a legal minimum (`atLeast`, `law`)");
    } else if (atLeast == null) {
      fault(law, "a `law` demands to keep for `atLeast` so long");
    } else if (law == null || text(law).isBlank() || text(law).length() > MOST_LAW) {
      fault(atLeast, "`atLeast` names the `law` that demands it, in at most 256 characters");
    } else {
      calls = new LegalMinimum(millis(atLeast), text(law));
      if (keep < calls.millis()) {
        fault(fields.get("keep"), "shorter than the law demands (`atLeast`)");
      }
    }
  }

  private long millis(Node keep) {
    Matcher span = SPAN.matcher(text(keep));
    long millis =
        span.matches()
            ? Long.parseLong(span.group(1)) * (span.group(2).equals("d") ? 24 * HOUR : HOUR)
            : 0;
    if (millis < HOUR || millis > MOST_MILLIS) {
      fault(keep, "not a term: a number and h or d, from 1h to 3653d");
      return HOUR;
    }
    return millis;
  }

  private List<NodeTuple> tuples(Node node, String what) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue();
    }
    fault(node, what + " is not a table of names and values");
    return List.of();
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private void fault(Node node, String text) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    faults.add(new RetentionPolicy.Fault(line, text));
  }
}
