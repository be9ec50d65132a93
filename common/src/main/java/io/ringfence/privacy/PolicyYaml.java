package io.ringfence.privacy;

import static io.ringfence.settings.SettingsYaml.text;

import io.ringfence.settings.SettingsReading;
import io.ringfence.settings.SettingsYaml;
import io.ringfence.signal.LegalMinimum;
import io.ringfence.signal.SecondPerson;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code policy.yaml} and finds every fault in it at once, each with its line. */
final class PolicyYaml {

  private static final Pattern SPAN = Pattern.compile("(\\d{1,5})([hd])");
  private static final long HOUR = 3_600_000;

  /** Ten years: a policy that keeps personal data for longer keeps it for ever. */
  private static final long MOST_MILLIS = 3_653L * 24 * HOUR;

  private static final Set<String> FIELDS = Set.of("keep", "why", "atLeast", "law");

  /** It is repeated in receipts. */
  private static final int MOST_LAW = 256;

  private final SettingsYaml file;
  private LegalMinimum calls = LegalMinimum.NONE;

  PolicyYaml(String yaml) {
    file = new SettingsYaml(yaml);
  }

  SettingsReading<RetentionPolicy> read() {
    Map<PolicyClass, Long> keep = new EnumMap<>(PolicyClass.class);
    EnumSet<SecondPerson> secondPerson = EnumSet.noneOf(SecondPerson.class);
    for (NodeTuple top : file.tables()) {
      if ("secondPerson".equals(text(top.getKeyNode()))) {
        secondPerson.addAll(secondPerson(top.getValueNode()));
        continue;
      }
      if (!"classes".equals(text(top.getKeyNode()))) {
        file.fault(top.getKeyNode(), "only `classes` and `secondPerson` are known here");
        continue;
      }
      for (NodeTuple entry : file.table(top.getValueNode(), "`classes`")) {
        Optional<PolicyClass> of = PolicyClass.ofLabel(text(entry.getKeyNode()));
        if (of.isEmpty()) {
          file.fault(entry.getKeyNode(), "no class of data: " + text(entry.getKeyNode()));
        } else if (keep.put(of.get(), term(of.get(), entry)) != null) {
          file.fault(entry.getKeyNode(), "stands twice: " + text(entry.getKeyNode()));
        }
      }
    }
    for (PolicyClass each : PolicyClass.values()) {
      each.like().map(keep::get).ifPresent(like -> keep.putIfAbsent(each, like));
      if (keep.putIfAbsent(each, HOUR) == null) {
        file.fault(1, "no term for the class `" + each.label() + "`");
      }
    }
    return file.reading(new RetentionPolicy(keep, calls, secondPerson));
  }

  private List<SecondPerson> secondPerson(Node node) {
    if (!(node instanceof SequenceNode list)) {
      file.fault(node, "`secondPerson` is a list");
      return List.of();
    }
    List<SecondPerson> all = new ArrayList<>();
    for (Node each : list.getValue()) {
      SecondPerson.ofLabel(text(each))
          .ifPresentOrElse(
              all::add,
              () ->
                  file.fault(each, "a second person can be demanded for erase, release and rules"));
    }
    return all;
  }

  private long term(PolicyClass of, NodeTuple entry) {
    Map<String, Node> fields = new HashMap<>();
    for (NodeTuple field : file.table(entry.getValueNode(), "a class")) {
      String name = text(field.getKeyNode());
      if (!FIELDS.contains(name)) {
        file.fault(
            field.getKeyNode(), "a class has `keep` and `why` only, and `atLeast` with `law`");
      } else if (fields.put(name, field.getValueNode()) != null) {
        file.fault(field.getKeyNode(), "stands twice: " + name);
      }
    }
    Node why = fields.get("why");
    if (why == null || text(why).isBlank()) {
      file.fault(entry.getKeyNode(), "a class says `why` it is kept for so long");
    }
    Node keep = fields.get("keep");
    if (keep == null) {
      file.fault(entry.getKeyNode(), "a class says for how long to `keep` it");
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
      file.fault(entry.getKeyNode(), "only `calls` can have a legal minimum (`atLeast`, `law`)");
    } else if (atLeast == null) {
      file.fault(law, "a `law` demands to keep for `atLeast` so long");
    } else if (law == null || text(law).isBlank() || text(law).length() > MOST_LAW) {
      file.fault(atLeast, "`atLeast` names the `law` that demands it, in at most 256 characters");
    } else {
      calls = new LegalMinimum(millis(atLeast), text(law));
      if (keep < calls.millis()) {
        file.fault(fields.get("keep"), "shorter than the law demands (`atLeast`)");
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
      file.fault(keep, "not a term: a number and h or d, from 1h to 3653d");
      return HOUR;
    }
    return millis;
  }
}
