package io.ringfence.console.web;

import io.ringfence.console.desk.Desk;
import io.ringfence.console.page.QueueFilter;
import io.ringfence.console.page.QueuePage;

/** The queue. */
final class QueuePages {

  private final Desk desk;
  private final Framing framing;

  QueuePages(Desk desk, Framing framing) {
    this.desk = desk;
    this.framing = framing;
  }

  void show(Visit visit) {
    QueueFilter filter = QueueFilter.of(visit.query());
    visit.page(
        200,
        "queue.jte",
        QueuePage.of(
            framing.of(visit, "Alerts", "queue", filter.query()), desk, filter, visit.sight()));
  }
}
