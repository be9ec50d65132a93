package io.ringfence.console.page;

import io.ringfence.console.backend.ConsoleView;
import io.ringfence.console.page.AlertPage.StoryCard;
import java.util.List;

/** Stories, the latest first. */
public record StoriesPage(PageLayout layout, List<StoryCard> stories, int more) {

  private static final int MOST = 50;

  public static StoriesPage of(PageLayout layout, ConsoleView view, Masking masking) {
    var all = view.stories();
    return new StoriesPage(
        layout,
        all.stream().limit(MOST).map(each -> StoryCard.of(each, view, masking)).toList(),
        Math.max(0, all.size() - MOST));
  }
}
