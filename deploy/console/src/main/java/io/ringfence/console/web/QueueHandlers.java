package io.ringfence.console.web;

import io.ringfence.console.backend.ConsoleBackend;
import io.ringfence.console.page.QueueFilter;
import io.ringfence.console.page.QueuePage;

/** The queue. */
final class QueueHandlers {

  private final ConsoleBackend backend;
  private final LayoutFactory layouts;

  QueueHandlers(ConsoleBackend backend, LayoutFactory layouts) {
    this.backend = backend;
    this.layouts = layouts;
  }

  void show(WebExchange request) {
    QueueFilter filter = QueueFilter.of(request.query());
    request.page(
        200,
        "queue.jte",
        QueuePage.of(
            layouts.of(request, "Alerts", "queue", filter.query()),
            backend,
            filter,
            request.masking()));
  }
}
