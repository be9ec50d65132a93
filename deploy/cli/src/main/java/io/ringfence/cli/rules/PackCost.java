package io.ringfence.cli.rules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ringfence.cli.table.TextTable;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.SignalTopic;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the rules of a pack may keep of one subject, and at which signals they are evaluated: told
 * by the pack alone. Windows are bounded, so this is the most, however busy a subject is.
 *
 * @param rules those that are not off, those that may keep most first
 * @param subjects all windows of the pack, by the kind of whose they are
 */
record PackCost(List<RuleCost> rules, Map<String, Windows> subjects) {

  /**
   * Windows of one subject.
   *
   * @param bytes when all of them are full
   */
  record Windows(@JsonProperty("windows") int count, int bytes) {

    static Windows of(List<Measure> measures) {
      return new Windows(measures.size(), measures.stream().mapToInt(FullWindowSize::bytes).sum());
    }
  }

  /**
   * What a rule reads.
   *
   * @param topics of the signals at which it is evaluated
   * @param own windows that no other rule reads: what goes with it
   */
  record RuleCost(
      String rule,
      @JsonIgnore String accuses,
      @JsonProperty("on") List<String> topics,
      @JsonUnwrapped Windows all,
      Windows own) {}

  static PackCost of(Pack pack) {
    return new PackCost(
        pack.rules().stream()
            .map(rule -> of(rule, pack.rules()))
            .sorted(
                Comparator.comparingInt((RuleCost each) -> -each.all().bytes())
                    .thenComparing(RuleCost::rule))
            .toList(),
        pack.measures().stream()
            .sorted(Comparator.comparing(Measure::per))
            .collect(
                Collectors.groupingBy(
                    each -> each.per().label(),
                    LinkedHashMap::new,
                    Collectors.collectingAndThen(Collectors.toList(), Windows::of))));
  }

  private static RuleCost of(Rule rule, List<Rule> all) {
    List<Measure> reads = rule.reads().stream().distinct().toList();
    List<Measure> own =
        reads.stream()
            .filter(each -> all.stream().filter(one -> one.reads().contains(each)).count() == 1)
            .toList();
    List<String> topics = rule.on().stream().map(SignalTopic::label).sorted().toList();
    return new RuleCost(
        rule.id(), rule.accuse().label(), topics, Windows.of(reads), Windows.of(own));
  }

  /** For people. */
  String text() {
    TextTable table =
        new TextTable(3, 40, "rule", "accuses", "evaluated at", "windows", "bytes", "own", "bytes");
    for (RuleCost each : rules) {
      table.row(
          each.rule,
          each.accuses,
          String.join(" ", each.topics),
          number(each.all.count),
          number(each.all.bytes),
          number(each.own.count),
          number(each.own.bytes));
    }
    TextTable whole = new TextTable(1, 40, "subject", "windows", "bytes");
    subjects.forEach(
        (kind, windows) -> whole.row(kind, number(windows.count), number(windows.bytes)));
    return table + "\n" + whole;
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
