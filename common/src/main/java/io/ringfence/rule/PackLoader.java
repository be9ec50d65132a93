package io.ringfence.rule;

import io.ringfence.signal.Retention;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * From a pack's text to a compiled pack, or to everything that is wrong with it. The same text and
 * settings always give the same pack: every task compiles its own.
 */
public final class PackLoader {

  private static final Set<String> KEYS = Set.of("measures", "rules");

  private PackLoader() {}

  /**
   * What a pack is checked against.
   *
   * @param latenessMillis the largest lateness of the sources: no rule may be quiet sooner
   * @param retention how long each class of data is kept: no window may be longer
   */
  public record Settings(long latenessMillis, Retention retention) {

    /** Ten minutes, and the retention that ships. */
    public static final Settings DEFAULT = new Settings(600_000, Retention.DEFAULT);

    public Settings {
      if (latenessMillis < 0) {
        throw new IllegalArgumentException("a lateness is not negative");
      }
    }
  }

  /**
   * What came of a text.
   *
   * @param pack present if and only if there are no faults
   * @param warnings what is allowed, but probably not meant
   */
  public record Loaded(Optional<Pack> pack, List<Fault> faults, List<Fault> warnings) {

    /** The pack, where a faulty one cannot be: it has been checked before. */
    public Pack orThrow() {
      return pack.orElseThrow(
          () -> {
            StringBuilder lines = new StringBuilder("the rule pack has faults:");
            faults.forEach(fault -> lines.append('\n').append(fault));
            return new IllegalArgumentException(lines.toString());
          });
    }
  }

  /**
   * Reads a pack.
   *
   * @param name of the file, for the findings
   */
  public static Loaded load(String name, String text, Settings settings) {
    Findings findings = new Findings(name);
    Pack pack = root(text, findings).map(root -> pack(root, settings, findings)).orElse(null);
    return new Loaded(
        findings.count() == 0 ? Optional.ofNullable(pack) : Optional.empty(),
        findings.faults(),
        findings.warnings());
  }

  private static Optional<Section> root(String text, Findings findings) {
    try {
      Optional<Node> root =
          new Compose(LoadSettings.builder().setMaxAliasesForCollections(50).build())
              .composeString(text);
      if (root.isPresent() && root.get() instanceof MappingNode mapping) {
        return Optional.of(new Section(mapping, KEYS, findings));
      }
      findings.fault(1, "a pack is a mapping with `measures` and `rules`");
    } catch (MarkedYamlEngineException broken) {
      int line = broken.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      findings.fault(line, "no YAML: " + broken.getProblem());
    } catch (YamlEngineException broken) {
      findings.fault(1, "no YAML: " + broken.getMessage());
    }
    return Optional.empty();
  }

  private static Pack pack(Section root, Settings settings, Findings findings) {
    Map<String, Field.Type> fields = new HashMap<>();
    Fields.all().forEach(field -> fields.put(field.name(), field.type()));
    Compiled compiled = new Compiled(fields);

    MeasureReader measureReader =
        new MeasureReader(Language.ofSignals(), compiled, settings, findings);
    Map<String, Measure> measures = new LinkedHashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    Slots measureSlots = new Slots("measure", findings);
    Set<String> broken = new TreeSet<>();
    for (Section each : root.sections("measures", MeasureReader.KEYS)) {
      int before = findings.count();
      Optional<Measure> measure = measureReader.read(each);
      String name = each.plain("name");
      if (measureSlots.take(name, each.line("name")) && measure.isPresent()) {
        measures.put(name, measure.get());
        lines.put(name, each.line("name"));
      }
      if (findings.count() > before) {
        broken.add(name);
      }
    }

    RuleReader ruleReader = new RuleReader(measures, broken, compiled, settings, findings);
    Slots ruleSlots = new Slots("rule", findings);
    Map<Integer, Rule> rules = new LinkedHashMap<>();
    Set<String> read = new TreeSet<>();
    FactLimit factLimit = new FactLimit(findings);
    for (Section each : root.sections("rules", RuleReader.KEYS)) {
      Optional<Rule> rule = ruleReader.read(each);
      ruleSlots.take(each.plain("id"), each.line("id"));
      rule.ifPresent(
          checked -> {
            rules.put(checked.slot(), checked);
            checked.reads().forEach(measure -> read.add(measure.name()));
            factLimit.add(checked, each.line("id"));
          });
    }
    if (findings.count() == 0) {
      new TreeMap<>(lines)
          .forEach(
              (name, line) -> {
                if (!read.contains(name)) {
                  findings.warning(line, "no rule reads the measure `" + name + "`");
                }
              });
    }
    return new Pack(List.copyOf(measures.values()), List.copyOf(rules.values()));
  }
}
