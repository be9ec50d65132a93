package io.ringfence.rule.load;

import dev.cel.common.types.CelType;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.rule.expression.DefinitionReader;
import io.ringfence.rule.expression.Definitions;
import io.ringfence.rule.expression.ExpressionCompiler;
import io.ringfence.rule.expression.ExpressionReader;
import io.ringfence.rule.expression.Language;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Fields;
import io.ringfence.rule.text.Findings;
import io.ringfence.rule.text.Section;
import io.ringfence.rule.text.UniqueNames;
import io.ringfence.signal.SignalTopic;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the parts of one pack, file by file, and in the order in which they need each other. */
public final class PackReader {

  public static final String CONDITIONS = "conditions";
  public static final String LISTS = "lists";
  public static final String MEASURES = "measures";
  public static final String RULES = "rules";
  static final Set<String> KEYS = Set.of(CONDITIONS, LISTS, MEASURES, RULES);

  /** Every pending signal of a subject stores the fields of its kind: at most some 200 bytes. */
  private static final int MOST_FACTS = 16;

  private final List<Section> files;
  private final PackLoader.Settings settings;
  private final Findings findings;

  /** Of measures, conditions and lists: expressions read all of them by their bare names. */
  private final UniqueNames names = new UniqueNames();

  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final Map<String, Section> measurePlaces = new TreeMap<>();

  /** With their types, where these can be told all the same. */
  private final Map<String, Optional<Field.Type>> brokenMeasures = new TreeMap<>();

  private final Map<Integer, Rule> rules = new LinkedHashMap<>();

  private Definitions definitions;

  /**
   * @param files the mappings of the pack's files
   * @param known definitions that are not in the files
   * @param findings of all files
   */
  PackReader(
      List<Section> files, Definitions known, PackLoader.Settings settings, Findings findings) {
    this.files = files;
    this.definitions = known;
    this.settings = settings;
    this.findings = findings;
  }

  /** Means nothing if it has found a fault. */
  Pack read() {
    definitions.byName().forEach((name, each) -> names.keep(each.kind(), name));
    DefinitionReader definitionReader = new DefinitionReader(names);
    files.forEach(
        file -> {
          file.sections(LISTS, DefinitionReader.LIST_KEYS).forEach(definitionReader::list);
          file.sections(CONDITIONS, DefinitionReader.CONDITION_KEYS)
              .forEach(definitionReader::condition);
        });
    Map<String, CelType> types = definitions.types();
    types.putAll(definitionReader.types());
    Language signals = Language.ofSignals(types);
    definitions = definitionReader.read(signals, definitions);
    Map<String, Field.Type> fields = new HashMap<>();
    Fields.all().forEach(field -> fields.put(field.name(), field.type()));
    ExpressionCompiler compiled = new ExpressionCompiler(fields);
    Set<String> used = new TreeSet<>();
    used.addAll(readMeasures(new ExpressionReader(signals, definitions), compiled));
    used.addAll(
        readRules(
            new RuleReader(measures, brokenMeasures, signals, definitions, compiled, settings)));
    if (findings.count() == 0) {
      definitionReader.warnOfUnused(used);
      warnOfUnreadMeasures();
    }
    return new Pack(List.copyOf(measures.values()), List.copyOf(rules.values()));
  }

  /** Those without faults. */
  Definitions definitions() {
    return definitions;
  }

  private Set<String> readMeasures(ExpressionReader expressions, ExpressionCompiler compiled) {
    MeasureReader reader = new MeasureReader(expressions, compiled, settings);
    for (Section file : files) {
      for (Section each : file.sections(MEASURES, MeasureReader.KEYS)) {
        var measure = reader.read(each);
        String name = each.plain("name");
        boolean free = names.takeSlot("measure", name, each.line("name"), each.findings());
        String formerly = each.plain(MeasureReader.FORMERLY);
        // Its state is there: nothing else can have the name.
        free &=
            formerly.isEmpty()
                || names.takeSlot(
                    "measure", formerly, each.line(MeasureReader.FORMERLY), each.findings());
        if (free && measure.isPresent()) {
          measures.put(name, measure.get());
          measurePlaces.put(name, each);
        } else {
          brokenMeasures.put(name, free ? MeasureReader.readingType(each) : Optional.empty());
        }
      }
    }
    return expressions.used();
  }

  private Set<String> readRules(RuleReader reader) {
    UniqueNames ids = new UniqueNames();
    Map<String, Set<String>> facts = new TreeMap<>();
    for (Section file : files) {
      for (Section each : file.sections(RULES, RuleReader.KEYS)) {
        var rule = reader.read(each);
        ids.takeSlot("rule", each.plain("id"), each.line("id"), each.findings());
        rule.ifPresent(
            checked -> {
              rules.put(checked.slot(), checked);
              checkFacts(checked, each, facts);
            });
      }
    }
    return reader.used();
  }

  /** Bounds how many fields of one kind of signal the rules keep with pending signals. */
  private static void checkFacts(Rule rule, Section section, Map<String, Set<String>> facts) {
    for (SignalTopic topic : rule.on()) {
      Set<String> ofKind = facts.computeIfAbsent(topic.kind(), kind -> new TreeSet<>());
      boolean fitted = ofKind.size() <= MOST_FACTS;
      rule.facts().forEach(field -> ofKind.add(field.name()));
      if (fitted && ofKind.size() > MOST_FACTS) {
        section
            .findings()
            .fault(
                section.line("id"),
                "when",
                ("with this rule, the rules read %s fields of a %s beside their measures; at most"
                        + " %s can be kept. Terms of `when` that && joins and that read the signal"
                        + " only do not count")
                    .formatted(ofKind.size(), topic.kind(), MOST_FACTS));
      }
    }
  }

  private void warnOfUnreadMeasures() {
    Set<String> read = new TreeSet<>();
    rules.values().forEach(rule -> rule.reads().forEach(measure -> read.add(measure.name())));
    measurePlaces.forEach(
        (name, place) -> {
          if (!read.contains(name)) {
            place
                .findings()
                .warning(place.line("name"), "no rule reads the measure `" + name + "`");
          }
        });
  }
}
