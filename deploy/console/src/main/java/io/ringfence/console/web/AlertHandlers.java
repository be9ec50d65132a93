package io.ringfence.console.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.console.page.AlertPage;
import io.ringfence.console.page.References;
import io.ringfence.console.page.SignalsFragment;
import io.ringfence.console.store.AnalystVerdict;
import io.ringfence.console.store.AnalystVerdict.Opinion;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.console.topics.SignalSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One alert, its evidence, and what people say of it. */
record AlertHandlers(References references) {

  private CachedAlert asked(WebExchange request) {
    return references
        .alert(request.part("alert"))
        .flatMap(request.view().alerts()::find)
        .orElseThrow(
            () ->
                new AnswerException(
                    404, "This alert is not held here: it may be older, or erased."));
  }

  void show(WebExchange request) {
    CachedAlert alert = asked(request);
    request.page(
        request.masking().about(alert).text(alert.title()),
        "alert",
        "of=" + request.part("alert"),
        (layout, view, masking) -> AlertPage.of(layout, alert, view, masking));
  }

  /** Looks them up while the rest of the page is already there. */
  void signals(WebExchange request) {
    CachedAlert alert = asked(request);
    List<String> ids = new ArrayList<>();
    for (JsonNode each : alert.whole().at("/evidence/signals")) {
      ids.add(each.asText());
    }
    SignalSearch.Found found = request.view().records(ids, alert.first(), alert.last());
    request.page("signals.jte", SignalsFragment.of(alert, ids.size(), found, request.masking()));
  }

  void judge(WebExchange request) throws IOException {
    CachedAlert alert = asked(request);
    Opinion opinion =
        Opinion.ofLabel(request.field("opinion"))
            .orElseThrow(
                () ->
                    new AnswerException(400, "opinion: acknowledged, true, false, unsure or none"));
    String note = request.field("note").strip();
    if (note.length() > AnalystVerdict.MOST_NOTE) {
      throw new AnswerException(400, "note: at most " + AnalystVerdict.MOST_NOTE + " characters");
    }
    long seen = request.view().verdicts().of(alert.id()).map(AnalystVerdict::time).orElse(0L);
    if (!request.field("seen").equals(Long.toString(seen))) {
      throw new AnswerException(
          409,
          "Somebody has judged this alert meanwhile. Go back, load it again, and see what they"
              + " said.");
    }
    String user = request.session().user().name();
    long now = request.view().now();
    request.view().judge(new AnalystVerdict(alert.id(), alert.version(), opinion, note, user, now));
    request.see("/alerts/" + references.ofAlert(alert.id()));
  }
}
