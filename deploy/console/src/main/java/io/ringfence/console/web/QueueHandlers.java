package io.ringfence.console.web;

import io.ringfence.console.page.QueueFilter;
import io.ringfence.console.page.QueuePage;

/** The queue. */
final class QueueHandlers {

  private final LayoutFactory layouts;

  QueueHandlers(LayoutFactory layouts) {
    this.layouts = layouts;
  }

  void show(WebExchange request) {
    QueueFilter filter = QueueFilter.of(request.query());
    request.page(
        200,
        "queue.jte",
        QueuePage.of(
            layouts.of(request, "Alerts", "queue", filter.query()),
            request.view(),
            filter,
            request.masking()));
  }
}
