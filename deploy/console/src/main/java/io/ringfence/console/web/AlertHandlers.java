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
import java.util.Optional;

/** One alert, its evidence, and what people say of it. */
record AlertHandlers(References references) {

  private Optional<CachedAlert> asked(WebExchange request) {
    return references.alert(request.part("alert")).flatMap(request.view().alerts()::find);
  }

  private static void unknown(WebExchange request) {
    request.plain(404, "This alert is not held here: it may be older, or erased.");
  }

  void show(WebExchange request) {
    Optional<CachedAlert> alert = asked(request);
    if (alert.isEmpty()) {
      unknown(request);
      return;
    }
    String title = request.masking().about(alert.get()).text(alert.get().title());
    request.page(
        "alert.jte",
        AlertPage.of(
            request.layout(title, "alert", "of=" + request.part("alert")),
            alert.get(),
            request.view(),
            request.masking()));
  }

  /** Looks them up while the rest of the page is already there. */
  void signals(WebExchange request) {
    Optional<CachedAlert> alert = asked(request);
    if (alert.isEmpty()) {
      unknown(request);
      return;
    }
    List<String> ids = new ArrayList<>();
    for (JsonNode each : alert.get().whole().at("/evidence/signals")) {
      ids.add(each.asText());
    }
    SignalSearch.Found found = request.view().records(ids, alert.get().first(), alert.get().last());
    request.page(
        "signals.jte", SignalsFragment.of(alert.get(), ids.size(), found, request.masking()));
  }

  void judge(WebExchange request) {
    Optional<CachedAlert> alert = asked(request);
    Optional<Opinion> opinion = Opinion.ofLabel(request.field("opinion"));
    String note = request.field("note").strip();
    if (alert.isEmpty()) {
      unknown(request);
    } else if (opinion.isEmpty()) {
      request.plain(400, "opinion: acknowledged, true, false, unsure or none");
    } else if (note.length() > AnalystVerdict.MOST_NOTE) {
      request.plain(400, "note: at most " + AnalystVerdict.MOST_NOTE + " characters");
    } else if (!request.field("seen").equals(Long.toString(seen(request, alert.get())))) {
      request.plain(
          409,
          "Somebody has judged this alert meanwhile. Go back, load it again, and see what they"
              + " said.");
    } else {
      say(request, alert.get(), opinion.get(), note);
    }
  }

  private static long seen(WebExchange request, CachedAlert alert) {
    return request.view().verdicts().of(alert.id()).map(AnalystVerdict::time).orElse(0L);
  }

  private void say(WebExchange request, CachedAlert alert, Opinion opinion, String note) {
    try {
      request
          .view()
          .judge(
              new AnalystVerdict(
                  alert.id(),
                  alert.version(),
                  opinion,
                  note,
                  request.session().user().name(),
                  request.view().now()));
      request.see("/alerts/" + references.ofAlert(alert.id()));
    } catch (IOException away) {
      request.plain(503, "Not kept: the broker has not taken it. Try again when it answers.");
    }
  }
}
