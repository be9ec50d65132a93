package io.ringfence.console.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.console.accountability.AccessAction;
import io.ringfence.console.accountability.AccessEntry;
import io.ringfence.console.accountability.Accountability;
import io.ringfence.console.page.References;
import io.ringfence.console.page.SubjectPage;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.lists.intake.SubjectText;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One subject, how to find it, and what a privacy officer asks for it.
 *
 * @param region in which numbers without a country code are dialled
 */
record SubjectHandlers(Accountability accountability, References references, String region) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ACTIONS =
      Set.of("access", "erase", "hold", "release", "correct");
  private static final int MOST_REASON = 500;

  private Subject asked(WebExchange request) {
    return references
        .subject(request.part("subject"))
        .filter(request.view()::shows)
        .orElseThrow(() -> new AnswerException(404, "There is no such subject."));
  }

  void show(WebExchange request) {
    Subject subject = asked(request);
    request.page(
        subject.kind().label() + " " + request.masking().value(subject),
        "subject",
        "",
        (layout, view, masking) -> SubjectPage.of(layout, subject, view, masking));
  }

  /** By a form and not by an address: what people look for is personal data. */
  void find(WebExchange request) {
    String text = request.field("subject").strip();
    Optional<Subject> subject =
        text.isEmpty() ? Optional.empty() : meant(request, text).filter(request.view()::shows);
    request
        .trail()
        .write(request.trail().entry(AccessAction.SEARCH).about(subject.stream().toList()));
    request.see(
        "/subjects/"
            + references.of(
                subject.orElseThrow(
                    () ->
                        new AnswerException(
                            404,
                            "That names nobody. Write a number with its country code, or"
                                + " KIND:VALUE such as account:acme-17."))));
  }

  /** What alerts know by just that value comes first; then what it looks like. */
  private Optional<Subject> meant(WebExchange request, String text) {
    return request.view().alerts().all().stream()
        .map(CachedAlert::subject)
        .filter(each -> each.value().equals(text))
        .findFirst()
        .or(() -> SubjectText.read(text, region))
        .or(
            () ->
                text.length() > 128 || text.chars().anyMatch(c -> c < ' ')
                    ? Optional.empty()
                    : Optional.of(new Subject(SubjectKind.ACCOUNT, text)));
  }

  void request(WebExchange request) {
    Subject subject = asked(request);
    String action = request.field("action");
    String reason = request.field("reason").strip();
    if (!ACTIONS.contains(action)) {
      request.plain(400, "action: access, erase, hold, release or correct");
    } else if (reason.isEmpty() || reason.length() > MOST_REASON) {
      request.plain(400, "reason: 1 to " + MOST_REASON + " characters");
    } else if (action.equals("erase") && !request.field("sure").equals("yes")) {
      request.plain(400, "sure: an erasure is not undone; tick the box");
    } else if (action.equals("correct") && !request.field("sure").equals("yes")) {
      request.plain(400, "sure: alerts are taken back; tick the box");
    } else if (request.view().isLimited() && !action.equals("access") && !action.equals("erase")) {
      request.plain(403, "Holds and corrections are the provider's: ask there.");
    } else if (request.view().instructing(subject).isEmpty()) {
      request.plain(400, "Several tenants' alerts name it: ask as a user of one of them.");
    } else {
      send(request, subject, action, reason);
    }
  }

  /** A day as forms have it, from its first moment in UTC; none where the field was left empty. */
  private static void day(ObjectNode json, String field, String day) {
    if (!day.isEmpty()) {
      json.put(field, day + "T00:00:00Z");
    }
  }

  private void send(WebExchange request, Subject subject, String action, String reason) {
    String id = "console-" + UUID.randomUUID();
    AccessEntry entry = request.trail().entry(AccessAction.REQUEST).about(List.of(subject));
    request.trail().write(entry.of("request", id));
    ObjectNode json = JSON.createObjectNode();
    json.put("type", "privacy").put("id", id);
    json.put("time", Instant.ofEpochMilli(request.view().now()).toString())
        .put("source", "console");
    json.put("action", action);
    json.putObject("subject").put("kind", subject.kind().label()).put("value", subject.value());
    json.put("reason", reason).put("actor", request.session().user().name());
    String tenant = request.view().instructing(subject).orElseThrow();
    if (!tenant.isEmpty()) {
      json.put("tenant", tenant);
    }
    if (action.equals("hold")) {
      json.put("ground", request.field("ground").strip());
      day(json, "until", request.field("until").strip());
      day(json, "review", request.field("review").strip());
    }
    if (action.equals("correct")) {
      json.putObject("correct").put("listing", request.field("listing"));
    }
    byte[] record = json.toString().getBytes(StandardCharsets.UTF_8);
    request.refuseFaulty(record);
    try {
      if (accountability.needed(action)) {
        accountability.ask(id, record);
        request.see("/approvals");
      } else {
        request.view().request(subject, record);
        request.see("/subjects/" + references.of(subject));
      }
    } catch (IOException away) {
      request.plain(503, "Not sent: the broker has not taken it. Try again when it answers.");
    }
  }
}
