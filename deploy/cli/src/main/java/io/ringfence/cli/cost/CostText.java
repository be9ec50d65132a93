package io.ringfence.cli.cost;

import io.ringfence.cli.table.TextTable;
import java.util.List;
import java.util.Locale;

/** What a pack costs, on a terminal of 160 columns or in a page. */
public final class CostText {

  private final PackCost cost;

  private CostText(PackCost cost) {
    this.cost = cost;
  }

  /**
   * The tables.
   *
   * @param most rules to list; the others become one row
   */
  public static String of(PackCost cost, int most) {
    CostText text = new CostText(cost);
    return String.join("\n", cost.sentence() + "\n", text.rules(most), text.kinds());
  }

  private String rules(int most) {
    TextTable table =
        new TextTable(
            2,
            40,
            "rule",
            "accuses",
            "judged/1k",
            "us/signal",
            "alone",
            "saved",
            "told/1k",
            "alone",
            "saved",
            "kB",
            "alone",
            "saved",
            "subjects",
            "bytes each",
            "full");
    int listed = Math.min(most, cost.rules().size());
    cost.rules().subList(0, listed).forEach(each -> row(table, each));
    List<RuleCost> others = cost.rules().subList(listed, cost.rules().size());
    if (!others.isEmpty()) {
      sum(table, others.size() + " more", parts(others), others);
    }
    sum(table, "lists and requests", cost.anyway(), List.of());
    sum(table, "the whole pack", cost.whole(), cost.rules());
    return table.toString();
  }

  private void row(TextTable table, RuleCost rule) {
    table.row(
        rule.rule().id(),
        rule.rule().accuse().label(),
        cost.perThousand(rule.judged()),
        cost.micros(rule.part()),
        cost.micros(rule.alone()),
        cost.micros(rule.saved()),
        cost.deliveriesPerThousand(rule.part()),
        cost.deliveriesPerThousand(rule.alone()),
        cost.deliveriesPerThousand(rule.saved()),
        cost.kilobytes(rule.part()),
        cost.kilobytes(rule.alone()),
        cost.kilobytes(rule.saved()),
        count(rule.alone().subjects()),
        rule.alone().bytesEach(),
        count(rule.fullBytes()));
  }

  private static ResourceCost parts(List<RuleCost> rules) {
    return rules.stream().map(RuleCost::part).reduce(ResourceCost.NOTHING, ResourceCost::plus);
  }

  /** What is so of a rule alone cannot be added up. */
  private void sum(TextTable table, String name, ResourceCost part, List<RuleCost> rules) {
    long judged = 0;
    ResourceCost saved = ResourceCost.NOTHING;
    for (RuleCost each : rules) {
      judged += each.judged();
      saved = saved.plus(each.saved());
    }
    table.row(
        name,
        "",
        cost.perThousand(judged),
        cost.micros(part),
        "",
        cost.micros(saved),
        cost.deliveriesPerThousand(part),
        "",
        cost.deliveriesPerThousand(saved),
        cost.kilobytes(part),
        "",
        cost.kilobytes(saved),
        "",
        "",
        "");
  }

  private String kinds() {
    TextTable table = new TextTable(1, 40, "subjects", "told/1k", "kept", "bytes each", "kB");
    cost.kinds()
        .forEach(
            (kind, load) ->
                table.row(
                    kind.label(),
                    cost.deliveriesPerThousand(load),
                    count(load.subjects()),
                    load.bytesEach(),
                    cost.kilobytes(load)));
    return table.toString();
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
