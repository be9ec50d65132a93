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

  private final Desk backend;
  private final References references;
  private final Framing layouts;

  OverviewPages(Desk backend, References references, Framing layouts) {
    this.backend = backend;
    this.references = references;
    this.layouts = layouts;
  }

  void stories(Visit request) {
    request.page(
        200,
        "stories.jte",
        StoriesPage.of(layouts.of(request, "Stories", "stories", ""), backend, request.masking()));
  }

  void rules(Visit request) {
    request.page(
        200,
        "rules.jte",
        RulesPage.of(layouts.of(request, "Rules", "rules", ""), backend, request.masking()));
  }

  void feeds(Visit request) {
    request.page(
        200,
        "feeds.jte",
        FeedsPage.of(layouts.of(request, "Feeds", "feeds", ""), backend, request.masking()));
  }

  void indicators(Visit request) {
    request.page(
        200,
        "indicators.jte",
        IndicatorsPage.of(
            layouts.of(request, "Indicators", "indicators", ""),
            IndicatorsPage.choice(request.query(), references),
            backend,
            request.masking(),
            references));
  }

  void lines(Visit request) throws IOException {
    request.json(
        JSON.writeValueAsBytes(
            IndicatorsPage.columns(
                IndicatorsPage.choice(request.query(), references), backend, request.masking())));
  }
}
