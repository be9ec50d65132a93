package io.ringfence.console.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.console.board.HeldAlert;
import io.ringfence.console.desk.Desk;
import io.ringfence.console.page.References;
import io.ringfence.console.page.SubjectPage;
import io.ringfence.lists.SubjectText;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One subject, how to find it, and what a privacy officer asks for it. */
final class SubjectPages {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ACTIONS = Set.of("access", "erase", "hold", "release");
  private static final int MOST_REASON = 500;

  private final Desk desk;
  private final References references;
  private final Framing framing;
  private final String region;

  /**
   * @param region in which numbers without a country code are dialled
   */
  SubjectPages(Desk desk, References references, Framing framing, String region) {
    this.desk = desk;
    this.references = references;
    this.framing = framing;
    this.region = region;
  }

  void show(Visit visit) {
    Optional<Subject> subject = references.subject(visit.part("subject"));
    if (subject.isEmpty()) {
      visit.plain(404, "There is no such subject.");
      return;
    }
    String title = subject.get().kind().label() + " " + visit.sight().value(subject.get());
    visit.page(
        200,
        "subject.jte",
        SubjectPage.of(
            framing.of(visit, title, "subject", ""), subject.get(), desk, visit.sight()));
  }

  /** By a form and not by an address: what people look for is personal data. */
  void find(Visit visit) {
    String text = visit.field("subject").strip();
    Optional<Subject> subject = text.isEmpty() ? Optional.empty() : meant(text);
    if (subject.isEmpty()) {
      visit.plain(
          404,
          "That names nobody. Write a number with its country code, or KIND:VALUE such as account:acme-17.");
    } else {
      visit.see("/subjects/" + references.of(subject.get()));
    }
  }

  /** What alerts know by just that value comes first; then what it looks like. */
  private Optional<Subject> meant(String text) {
    for (HeldAlert each : desk.alerts().all()) {
      if (each.subject().value().equals(text)) {
        return Optional.of(each.subject());
      }
    }
    Optional<Subject> read = SubjectText.read(text, region);
    return read.isPresent() || text.length() > 128 || text.chars().anyMatch(c -> c < ' ')
        ? read
        : Optional.of(new Subject(SubjectKind.ACCOUNT, text));
  }

  void request(Visit visit) {
    Optional<Subject> subject = references.subject(visit.part("subject"));
    String action = visit.field("action");
    String reason = visit.field("reason").strip();
    if (subject.isEmpty()) {
      visit.plain(404, "There is no such subject.");
    } else if (!ACTIONS.contains(action)) {
      visit.plain(400, "action: access, erase, hold or release");
    } else if (reason.isEmpty() || reason.length() > MOST_REASON) {
      visit.plain(400, "reason: 1 to " + MOST_REASON + " characters");
    } else if (action.equals("erase") && !visit.field("sure").equals("yes")) {
      visit.plain(400, "sure: an erasure is not undone; tick the box");
    } else {
      send(visit, subject.get(), action, reason);
    }
  }

  private void send(Visit visit, Subject subject, String action, String reason) {
    ObjectNode json = JSON.createObjectNode();
    json.put("type", "privacy").put("id", "console-" + UUID.randomUUID());
    json.put("time", Instant.ofEpochMilli(desk.now()).toString()).put("source", "console");
    json.put("action", action);
    json.putObject("subject").put("kind", subject.kind().label()).put("value", subject.value());
    json.put("reason", reason);
    try {
      desk.request(subject, json.toString().getBytes(StandardCharsets.UTF_8));
      visit.see("/subjects/" + references.of(subject));
    } catch (IOException away) {
      visit.plain(503, "Not sent: the broker has not taken it. Try again when it answers.");
    }
  }
}
