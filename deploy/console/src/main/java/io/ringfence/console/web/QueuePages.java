package io.ringfence.console.web;

import io.ringfence.console.desk.Desk;
import io.ringfence.console.page.QueueFilter;
import io.ringfence.console.page.QueuePage;

/** The queue. */
final class QueuePages {

  private final Desk backend;
  private final Framing layouts;

  QueuePages(Desk backend, Framing layouts) {
    this.backend = backend;
    this.layouts = layouts;
  }

  void show(Visit request) {
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
