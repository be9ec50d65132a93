package io.ringfence.cli.stories;

import io.ringfence.story.Story;
import io.ringfence.story.StoryAlert;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;

/** Stories on a terminal, gravest first: a headline, and which alerts it is made of. */
public final class StoryText {

  /** Of a botnet's thousands, the first ones say what it is. */
  private static final int MOST_ALERTS = 20;

  private StoryText() {}

  public static void print(Collection<Story> stories, PrintWriter out) {
    stories.stream()
        .sorted(Comparator.comparing(Story::severity).reversed())
        .forEach(each -> print(each, out));
  }

  private static void print(Story story, PrintWriter out) {
    out.printf("%n%-9s %s%n", story.severity().label(), story.headline());
    for (StoryAlert each :
        story.alerts().subList(0, Math.min(MOST_ALERTS, story.alerts().size()))) {
      out.printf(
          "  %s  %-9s %-38s %s  %s%n",
          Instant.ofEpochMilli(each.first()).truncatedTo(ChronoUnit.SECONDS),
          each.severity().label(),
          each.rule(),
          each.subject().name(),
          each.id());
    }
    int more = story.alerts().size() - MOST_ALERTS;
    if (more > 0) {
      out.printf("  and %,d more%n", more);
    }
  }
}
