package io.ringfence.cli.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.cli.table.TextTable;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.SubjectKind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the rules of a pack may keep of one subject, and at which signals they are evaluated: told
 * by the pack alone. Windows are bounded, so this is the most, however busy a subject is.
 *
 * @param rules those that are not off, those that may keep most first
 * @param kinds all windows of the pack, by whose they are
 */
record PackCost(List<RuleCost> rules, Map<SubjectKind, Windows> kinds) {

  /**
   * Windows of one subject.
   *
   * @param bytes when all of them are full
   */
  record Windows(int count, int bytes) {

    static Windows of(List<Measure> measures) {
      return new Windows(measures.size(), measures.stream().mapToInt(FullWindowSize::bytes).sum());
    }

    void write(ObjectNode json) {
      json.put("windows", count).put("bytes", bytes);
    }
  }

  /**
   * What a rule reads.
   *
   * @param topics of the signals at which it is evaluated
   * @param own windows that no other rule reads: what goes with it
   */
  record RuleCost(Rule rule, List<String> topics, Windows all, Windows own) {}

  static PackCost of(Pack pack) {
    return new PackCost(
        pack.rules().stream()
            .map(rule -> of(rule, pack.rules()))
            .sorted(
                Comparator.comparingInt((RuleCost each) -> -each.all().bytes())
                    .thenComparing(each -> each.rule().id()))
            .toList(),
        pack.measures().stream()
            .collect(
                Collectors.groupingBy(
                    Measure::per,
                    TreeMap::new,
                    Collectors.collectingAndThen(Collectors.toList(), Windows::of))));
  }

  private static RuleCost of(Rule rule, List<Rule> all) {
    List<Measure> reads = rule.reads().stream().distinct().toList();
    List<Measure> own =
        reads.stream()
            .filter(each -> all.stream().filter(one -> one.reads().contains(each)).count() == 1)
            .toList();
    List<String> topics = rule.on().stream().map(SignalTopic::label).sorted().toList();
    return new RuleCost(rule, topics, Windows.of(reads), Windows.of(own));
  }

  /** For people. */
  String text() {
    TextTable table =
        new TextTable(3, 40, "rule", "accuses", "evaluated at", "windows", "bytes", "own", "bytes");
    for (RuleCost each : rules) {
      table.row(
          each.rule.id(),
          each.rule.accuse().label(),
          String.join(" ", each.topics),
          number(each.all.count),
          number(each.all.bytes),
          number(each.own.count),
          number(each.own.bytes));
    }
    TextTable whole = new TextTable(1, 40, "subject", "windows", "bytes");
    kinds.forEach(
        (kind, windows) -> whole.row(kind.label(), number(windows.count), number(windows.bytes)));
    return table + "\n" + whole;
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  void write(ObjectNode json) {
    ArrayNode list = json.putArray("rules");
    for (RuleCost each : rules) {
      ObjectNode rule = list.addObject().put("rule", each.rule.id());
      each.topics.forEach(rule.putArray("on")::add);
      each.all.write(rule);
      each.own.write(rule.putObject("own"));
    }
    ObjectNode subjects = json.putObject("subjects");
    kinds.forEach((kind, windows) -> windows.write(subjects.putObject(kind.label())));
  }
}
