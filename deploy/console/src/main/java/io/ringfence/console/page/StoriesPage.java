package io.ringfence.console.page;

import io.ringfence.console.desk.Desk;
import io.ringfence.console.page.AlertPage.StoryCard;
import java.util.List;

/** Stories, the latest first. */
public record StoriesPage(Frame layout, List<StoryCard> stories, int more) {

  private static final int MOST = 50;

  public static StoriesPage of(Frame layout, Desk backend, Sight masking) {
    var all = backend.stories();
    return new StoriesPage(
        layout,
        all.stream().limit(MOST).map(each -> StoryCard.of(each, backend, masking)).toList(),
        Math.max(0, all.size() - MOST));
  }
}
