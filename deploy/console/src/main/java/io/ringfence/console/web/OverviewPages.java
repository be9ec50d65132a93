package io.ringfence.console.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.console.desk.Desk;
import io.ringfence.console.page.FeedsPage;
import io.ringfence.console.page.IndicatorsPage;
import io.ringfence.console.page.References;
import io.ringfence.console.page.RulesPage;
import io.ringfence.console.page.StoriesPage;
import java.io.IOException;

/** What is about all alerts, all rules, all feeds. */
final class OverviewPages {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Desk desk;
  private final References references;
  private final Framing framing;

  OverviewPages(Desk desk, References references, Framing framing) {
    this.desk = desk;
    this.references = references;
    this.framing = framing;
  }

  void stories(Visit visit) {
    visit.page(
        200,
        "stories.jte",
        StoriesPage.of(framing.of(visit, "Stories", "stories", ""), desk, visit.sight()));
  }

  void rules(Visit visit) {
    visit.page(
        200,
        "rules.jte",
        RulesPage.of(framing.of(visit, "Rules", "rules", ""), desk, visit.sight()));
  }

  void feeds(Visit visit) {
    visit.page(
        200,
        "feeds.jte",
        FeedsPage.of(framing.of(visit, "Feeds", "feeds", ""), desk, visit.sight()));
  }

  void indicators(Visit visit) {
    visit.page(
        200,
        "indicators.jte",
        IndicatorsPage.of(
            framing.of(visit, "Indicators", "indicators", ""),
            IndicatorsPage.choice(visit.query(), references),
            desk,
            visit.sight(),
            references));
  }

  void lines(Visit visit) throws IOException {
    visit.json(
        JSON.writeValueAsBytes(
            IndicatorsPage.columns(
                IndicatorsPage.choice(visit.query(), references), desk, visit.sight())));
  }
}
