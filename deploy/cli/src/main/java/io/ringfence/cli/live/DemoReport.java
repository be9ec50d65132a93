package io.ringfence.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.stories.StoryText;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.simulator.output.GroundTruth;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.story.Stories;
import io.ringfence.story.Story;
import io.ringfence.story.StoryAlert;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares the alerts of a demonstration with the simulated attacks, and prints the result. */
final class DemoReport {

  private final Pack pack;
  private final GroundTruth truth;
  private final List<JsonNode> alerts;

  DemoReport(Pack pack, GroundTruth truth, Collection<JsonNode> alerts) {
    this.pack = pack;
    this.truth = truth;
    this.alerts =
        alerts.stream()
            .filter(alert -> !alert.get("state").asText().equals("retracted"))
            .filter(alert -> alert.at("/rule/mode").asText().equals("enforce"))
            .toList();
  }

  /** Prints the result; 0 if every attack is found and every alert is explained by an attack. */
  int report(PrintWriter out, int subscribers, long sent) {
    Set<String> silent = new TreeSet<>();
    for (Rule rule : pack.rules()) {
      if (rule.mode() == io.ringfence.rule.Mode.ENFORCE) {
        silent.add(rule.id());
      }
    }
    List<JsonNode> wrong = new ArrayList<>();
    List<String> trapped = new ArrayList<>();
    Set<String> found = new HashSet<>();
    for (JsonNode alert : alerts) {
      silent.remove(alert.at("/rule/id").asText());
      Set<SubjectId> accused = accused(alert);
      boolean explained = false;
      for (GroundTruth.Attack attack : truth.attacks()) {
        if (attack.frauds().contains(alert.get("fraud").asText())
            && attack.subjects().stream().anyMatch(accused::contains)) {
          explained = true;
          found.add(attack.id());
        }
      }
      if (!explained) {
        wrong.add(alert);
      }
      for (GroundTruth.Trap trap : truth.traps()) {
        if (trap.subjects().stream().anyMatch(accused::contains)) {
          trapped.add(trap.name());
        }
      }
    }
    out.printf(
        "%n%,d signals of %,d subscribers, %d attacks and %d look-alikes%n",
        sent, subscribers, truth.attacks().size(), truth.traps().size());
    out.printf(
        "%d alerts: %d of %d attacks found, %d alerts without an attack, %d look-alikes accused%n",
        alerts.size(), found.size(), truth.attacks().size(), wrong.size(), trapped.size());
    truth.attacks().stream()
        .filter(attack -> !found.contains(attack.id()))
        .forEach(attack -> out.println("  missed: " + attack.id()));
    wrong.forEach(alert -> out.println("  wrong: " + new AlertLine().of(alert)));
    trapped.forEach(name -> out.println("  look-alike accused: " + name));
    out.printf("%d rules of the pack had nothing to tell%n", silent.size());
    printStories(out);
    boolean all = found.size() == truth.attacks().size();
    return all && wrong.isEmpty() && trapped.isEmpty() ? 0 : 1;
  }

  private void printStories(PrintWriter out) {
    List<Story> stories = Stories.of(alerts.stream().map(StoryAlert::of).toList());
    out.printf(
        "%n%d alerts tell %d %s%n",
        alerts.size(), stories.size(), stories.size() == 1 ? "story" : "stories");
    StoryText.print(stories, out);
  }

  private static Set<SubjectId> accused(JsonNode alert) {
    Set<SubjectId> accused = new HashSet<>();
    accused.add(subject(alert.get("subject")));
    alert.get("accused").forEach(each -> accused.add(subject(each)));
    return accused;
  }

  private static SubjectId subject(JsonNode json) {
    return new SubjectId(json.get("kind").asText(), json.get("value").asText());
  }
}
