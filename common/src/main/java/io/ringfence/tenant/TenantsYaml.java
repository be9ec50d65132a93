package io.ringfence.tenant;

import io.ringfence.tenant.Tenants.Fault;
import io.ringfence.tenant.Tenants.Tenant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code tenants.yaml} and finds every fault in it at once, each with its line. */
final class TenantsYaml {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final int MOST_TEXT = 256;

  /** As long as an account may be. */
  private static final int MOST_ACCOUNT = 128;

  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Tenant> tenants = new HashMap<>();
  private final Map<String, String> accounts = new HashMap<>();
  private final Map<String, String> prefixes = new HashMap<>();

  Tenants.Reading read(String yaml) {
    for (NodeTuple top : composed(yaml)) {
      if (!"tenants".equals(text(top.getKeyNode()))) {
        fault(top.getKeyNode(), "only `tenants` is known here");
        continue;
      }
      for (NodeTuple entry : tuples(top.getValueNode(), "`tenants`")) {
        String id = text(entry.getKeyNode());
        if (!ID.matcher(id).matches()) {
          fault(
              entry.getKeyNode(),
              "the id of a tenant has 1 to 63 small letters, digits and hyphens: " + id);
        } else if (tenants.containsKey(id)) {
          fault(entry.getKeyNode(), "the tenant stands twice: " + id);
        } else {
          tenants.put(id, tenant(id, entry));
        }
      }
    }
    faults.sort(Comparator.comparingInt(Fault::line));
    return new Tenants.Reading(
        new Tenants(tenants, accounts, prefixes, Map.of()), List.copyOf(faults));
  }

  private List<NodeTuple> composed(String yaml) {
    try {
      return new Compose(LoadSettings.builder().setLabel("tenants").build())
          .composeString(yaml)
          .map(root -> tuples(root, "the file"))
          .orElse(List.of());
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      faults.add(new Fault(line, "not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      faults.add(new Fault(1, "not YAML"));
    }
    return List.of();
  }

  private Tenant tenant(String id, NodeTuple entry) {
    String name = "";
    String contact = "";
    Set<String> seen = new HashSet<>();
    for (NodeTuple field : tuples(entry.getValueNode(), "a tenant")) {
      String label = text(field.getKeyNode());
      if (!seen.add(label)) {
        fault(field.getKeyNode(), "stands twice: " + label);
      }
      switch (label) {
        case "name" -> name = words(field);
        case "contact" -> contact = words(field);
        case "accounts" -> accounts(id, field.getValueNode());
        default -> fault(field.getKeyNode(), "a tenant has `name`, `contact` and `accounts` only");
      }
    }
    for (String needed : List.of("name", "contact")) {
      if (!seen.contains(needed)) {
        fault(entry.getKeyNode(), "the tenant `" + id + "` has no `" + needed + "`");
      }
    }
    return new Tenant(id, name, contact);
  }

  private String words(NodeTuple field) {
    String text = text(field.getValueNode()).strip();
    if (text.isEmpty()
        || text.length() > MOST_TEXT
        || text.chars().anyMatch(Character::isISOControl)) {
      fault(
          field.getValueNode(),
          "`" + text(field.getKeyNode()) + "` is not a text of 1 to " + MOST_TEXT + " characters");
    }
    return text;
  }

  private void accounts(String id, Node node) {
    if (!(node instanceof SequenceNode list)) {
      fault(node, "`accounts` is not a list");
      return;
    }
    for (Node each : list.getValue()) {
      String account = text(each);
      boolean prefix = account.endsWith("*");
      String begin = prefix ? account.substring(0, account.length() - 1) : account;
      if (begin.isBlank() || begin.length() > MOST_ACCOUNT || begin.indexOf('*') >= 0) {
        fault(
            each,
            "`accounts`: not an account of 1 to 128 characters, nor the beginning of one and *");
        continue;
      }
      String other = (prefix ? prefixes : accounts).putIfAbsent(begin, id);
      if (other != null) {
        fault(each, "`accounts`: stands twice: " + account);
      }
    }
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
    faults.add(new Fault(line, text));
  }
}
