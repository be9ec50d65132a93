package io.ringfence.console.backend;

import io.ringfence.console.store.Alerts;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.rule.Mode;
import io.ringfence.story.Stories;
import io.ringfence.story.Story;
import io.ringfence.story.StoryAlert;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Stories of the latest alerts that somebody may see, made anew every few seconds at most. */
final class LatestStories {

  /** What was alerted within the last hours, at most so many: 100 ms of work. */
  private static final int MOST = 4_000;

  private static final long NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Alerts alerts;
  private final LongSupplier taken;
  private List<Story> stories = List.of();
  private long madeAt;
  private long madeOf = -1;

  /**
   * @param taken how many alerts have come so far
   */
  LatestStories(Alerts alerts, LongSupplier taken) {
    this.alerts = alerts;
    this.taken = taken;
  }

  /** Of enforced alerts, the latest first; at most a few seconds old. */
  synchronized List<Story> all() {
    long now = taken.getAsLong();
    long age = System.nanoTime() - madeAt;
    if (now != madeOf && (madeOf < 0 || age > NANOS)) {
      List<StoryAlert> latest =
          alerts.all().stream()
              .filter(each -> !each.retracted() && !each.informs() && each.mode() == Mode.ENFORCE)
              .limit(MOST)
              .map(CachedAlert::storyAlert)
              .toList();
      List<Story> made = new ArrayList<>(Stories.of(latest));
      made.sort((a, b) -> Long.compare(b.last(), a.last()));
      stories = List.copyOf(made);
      madeAt = System.nanoTime();
      madeOf = now;
    }
    return stories;
  }
}
