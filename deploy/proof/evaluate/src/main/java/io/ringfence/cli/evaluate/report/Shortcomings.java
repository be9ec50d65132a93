package io.ringfence.cli.evaluate.report;

import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.input.TruthLabels.Attack;
import io.ringfence.cli.evaluate.score.AttackOutcome;
import io.ringfence.cli.evaluate.score.Evaluation;
import io.ringfence.cli.evaluate.score.FolderScore;
import io.ringfence.cli.evaluate.score.ScoredAlert;
import java.util.List;

/** What an analyst needs to improve a pack: each attack not found, each wrong alert. */
public final class Shortcomings {

  private Shortcomings() {}

  public static String of(Evaluation evaluation) {
    StringBuilder missed = new StringBuilder();
    StringBuilder wrong = new StringBuilder();
    StringBuilder trapped = new StringBuilder();
    StringBuilder mixed = new StringBuilder();
    for (FolderScore folder : evaluation.folders()) {
      for (AttackOutcome outcome : folder.attacks()) {
        if (!outcome.found()) {
          attack(missed, folder, outcome);
        }
      }
      for (ScoredAlert each : folder.alerts()) {
        if (each.alert().enforced() && !each.right()) {
          alert(wrong, folder, each);
        }
        if (each.alert().enforced() && !each.traps().isEmpty()) {
          alert(trapped, folder, each);
        }
      }
      for (List<Attack> attacks : folder.mixed()) {
        List<String> ids = attacks.stream().map(Attack::id).toList();
        mixed.append(String.format("  %s %s%n", folder.folder(), String.join(", ", ids)));
      }
    }
    return section("Attacks not found", missed)
        + section("Wrong alerts", wrong)
        + section("Alerts on traps", trapped)
        + section("Attacks that read as one story", mixed);
  }

  private static String section(String title, StringBuilder lines) {
    return "\n" + title + ":\n" + (lines.isEmpty() ? "  none\n" : lines);
  }

  private static void attack(StringBuilder lines, FolderScore folder, AttackOutcome outcome) {
    Attack attack = outcome.attack();
    lines.append(
        String.format(
            "  %s %s [%s] %s, %s to %s, %d signals%n      %s%n",
            folder.folder(),
            attack.id(),
            String.join(", ", attack.frauds()),
            attack.pace().label(),
            FigureFormat.time(attack.from()),
            FigureFormat.time(attack.to()),
            attack.signals().size(),
            FigureFormat.subjects(attack.subjects())));
    if (!outcome.shadow().isEmpty()) {
      lines.append("      shadow rules see it: ");
      lines.append(String.join(", ", AttackOutcome.rules(outcome.shadow()))).append('\n');
    }
    if (!outcome.misnamed().isEmpty()) {
      lines.append("      accused under a name that is not right: ");
      lines.append(String.join(", ", AttackOutcome.rules(outcome.misnamed()))).append('\n');
    }
  }

  private static void alert(StringBuilder lines, FolderScore folder, ScoredAlert judged) {
    AlertRecord alert = judged.alert();
    lines.append(
        String.format(
            "  %s %s %s %s%s, %s to %s, alert %s%n      %s%n",
            folder.folder(),
            alert.rule(),
            alert.severity().label(),
            FigureFormat.subject(alert.subject()),
            judged.traps().isEmpty() ? "" : " (trap " + String.join(", ", judged.traps()) + ")",
            FigureFormat.time(alert.first()),
            FigureFormat.time(alert.last()),
            alert.id(),
            alert.summary()));
  }
}
