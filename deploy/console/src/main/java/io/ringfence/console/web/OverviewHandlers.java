package io.ringfence.console.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.console.page.FeedsPage;
import io.ringfence.console.page.IndicatorsPage;
import io.ringfence.console.page.QueueFilter;
import io.ringfence.console.page.QueuePage;
import io.ringfence.console.page.References;
import io.ringfence.console.page.RulesPage;
import io.ringfence.console.page.StoriesPage;
import java.io.IOException;

/** What is about all alerts, all rules, all feeds. */
record OverviewHandlers(References references) {

  private static final ObjectMapper JSON = new ObjectMapper();

  void queue(WebExchange request) {
    QueueFilter filter = QueueFilter.of(request.query());
    request.page(
        "queue.jte",
        QueuePage.of(
            request.layout("Alerts", "queue", filter.query()),
            request.view(),
            filter,
            request.masking()));
  }

  void stories(WebExchange request) {
    request.page(
        "stories.jte",
        StoriesPage.of(
            request.layout("Stories", "stories", ""), request.view(), request.masking()));
  }

  void rules(WebExchange request) {
    request.page(
        "rules.jte",
        RulesPage.of(request.layout("Rules", "rules", ""), request.view(), request.masking()));
  }

  void feeds(WebExchange request) {
    request.page(
        "feeds.jte",
        FeedsPage.of(request.layout("Feeds", "feeds", ""), request.view(), request.masking()));
  }

  void indicators(WebExchange request) {
    request.page(
        "indicators.jte",
        IndicatorsPage.of(
            request.layout("Indicators", "indicators", ""),
            IndicatorsPage.choice(request.query(), references),
            request.view(),
            request.masking(),
            references));
  }

  void lines(WebExchange request) throws IOException {
    request.json(
        JSON.writeValueAsBytes(
            IndicatorsPage.columns(
                IndicatorsPage.choice(request.query(), references),
                request.view(),
                request.masking())));
  }
}
