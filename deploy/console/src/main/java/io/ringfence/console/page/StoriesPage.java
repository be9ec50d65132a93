package io.ringfence.console.page;

import io.ringfence.console.desk.Desk;
import io.ringfence.console.page.AlertPage.StoryCard;
import java.util.List;

/** Stories, the latest first. */
public record StoriesPage(Frame frame, List<StoryCard> stories, int more) {

  private static final int MOST = 50;

  public static StoriesPage of(Frame frame, Desk desk, Sight sight) {
    var all = desk.stories();
    return new StoriesPage(
        frame,
        all.stream().limit(MOST).map(each -> StoryCard.of(each, desk, sight)).toList(),
        Math.max(0, all.size() - MOST));
  }
}
