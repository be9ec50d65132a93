package io.ringfence.console.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.console.board.HeldAlert;
import io.ringfence.console.board.Verdict;
import io.ringfence.console.board.Verdict.Opinion;
import io.ringfence.console.desk.Desk;
import io.ringfence.console.page.AlertPage;
import io.ringfence.console.page.References;
import io.ringfence.console.page.SignalsPart;
import io.ringfence.console.topics.SignalSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One alert, its evidence, and what people say of it. */
final class AlertPages {

  private final Desk desk;
  private final References references;
  private final Framing framing;

  AlertPages(Desk desk, References references, Framing framing) {
    this.desk = desk;
    this.references = references;
    this.framing = framing;
  }

  private Optional<HeldAlert> asked(Visit visit) {
    return references.alert(visit.part("alert")).flatMap(desk.alerts()::find);
  }

  private static void unknown(Visit visit) {
    visit.plain(404, "This alert is not held here: it may be older, or erased.");
  }

  void show(Visit visit) {
    Optional<HeldAlert> alert = asked(visit);
    if (alert.isEmpty()) {
      unknown(visit);
      return;
    }
    String title = visit.sight().text(alert.get().title());
    visit.page(
        200,
        "alert.jte",
        AlertPage.of(
            framing.of(visit, title, "alert", "of=" + visit.part("alert")),
            alert.get(),
            desk,
            visit.sight()));
  }

  /** Looks them up while the rest of the page is already there. */
  void signals(Visit visit) {
    Optional<HeldAlert> alert = asked(visit);
    if (alert.isEmpty()) {
      unknown(visit);
      return;
    }
    List<String> ids = new ArrayList<>();
    for (JsonNode each : alert.get().whole().at("/evidence/signals")) {
      ids.add(each.asText());
    }
    SignalSearch.Found found = desk.search().find(ids, alert.get().first(), alert.get().last());
    visit.page(200, "signals.jte", SignalsPart.of(alert.get(), ids.size(), found, visit.sight()));
  }

  void judge(Visit visit) {
    Optional<HeldAlert> alert = asked(visit);
    Optional<Opinion> opinion = Opinion.ofLabel(visit.field("opinion"));
    String note = visit.field("note").strip();
    if (alert.isEmpty()) {
      unknown(visit);
    } else if (opinion.isEmpty()) {
      visit.plain(400, "opinion: acknowledged, true, false, unsure or none");
    } else if (note.length() > Verdict.MOST_NOTE) {
      visit.plain(400, "note: at most " + Verdict.MOST_NOTE + " characters");
    } else if (!visit.field("seen").equals(Long.toString(seen(alert.get())))) {
      visit.plain(
          409,
          "Somebody has judged this alert meanwhile. Go back, load it again, and see what they said.");
    } else {
      say(visit, alert.get(), opinion.get(), note);
    }
  }

  private long seen(HeldAlert alert) {
    return desk.verdicts().of(alert.id()).map(Verdict::time).orElse(0L);
  }

  private void say(Visit visit, HeldAlert alert, Opinion opinion, String note) {
    try {
      desk.judge(
          new Verdict(
              alert.id(),
              alert.version(),
              opinion,
              note,
              visit.session().user().name(),
              desk.now()));
      visit.see("/alerts/" + references.ofAlert(alert.id()));
    } catch (IOException away) {
      visit.plain(503, "Not kept: the broker has not taken it. Try again when it answers.");
    }
  }
}
