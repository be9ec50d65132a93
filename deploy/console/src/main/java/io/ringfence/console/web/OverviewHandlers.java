package io.ringfence.console.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.console.page.IndicatorsPage;
import io.ringfence.console.page.QueueFilter;
import io.ringfence.console.page.QueuePage;
import io.ringfence.console.page.References;
import java.io.IOException;

/** All alerts, and indicators, as far as an address chooses among them. */
record OverviewHandlers(References references) {

  private static final ObjectMapper JSON = new ObjectMapper();

  void queue(WebExchange request) {
    QueueFilter filter = QueueFilter.of(request.query());
    request.page(
        "Alerts",
        "queue",
        filter.query(),
        (layout, view, masking) -> QueuePage.of(layout, view, filter, masking));
  }

  private IndicatorsPage.Choice choice(WebExchange request) {
    return IndicatorsPage.choice(request.query(), references);
  }

  void indicators(WebExchange request) {
    request.page(
        "Indicators",
        "indicators",
        "",
        (layout, view, masking) ->
            IndicatorsPage.of(layout, choice(request), view, masking, references));
  }

  void lines(WebExchange request) throws IOException {
    request.json(
        JSON.writeValueAsBytes(
            IndicatorsPage.columns(choice(request), request.view(), request.masking())));
  }
}
