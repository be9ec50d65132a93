package io.ringfence.console.web;

import io.ringfence.console.accountability.AccessAction;
import io.ringfence.console.accountability.AccessEntry;
import io.ringfence.console.accountability.Accountability;
import io.ringfence.console.page.ApprovalsPage;
import io.ringfence.console.store.ApprovalStore.Asked;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SecondPerson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Requests that wait for a second person. */
record ApprovalHandlers(Accountability accountability) {

  private static final String AWAY =
      "Not kept: the broker has not taken it. Try again when it answers.";

  void show(WebExchange request) {
    request.page(
        "approvals.jte",
        new ApprovalsPage(
            request.layout("Approvals", "approvals", ""),
            open(request),
            accountability.needed(),
            request.masking()));
  }

  /** Whoever asked does not approve: then one person would have done it. */
  void approve(WebExchange request) throws NotLoggedException {
    String approver = request.session().user().name();
    Optional<Asked> own =
        find(request).filter(each -> !SecondPerson.differ(each.request().actor(), approver));
    if (own.isPresent()) {
      request.trail().denied(entry(request, AccessAction.APPROVE, own));
      request.plain(403, "You have asked for it yourself: somebody else has to approve it.");
      return;
    }
    Optional<Asked> asked = asked(request, AccessAction.APPROVE);
    if (asked.isEmpty()) {
      return;
    }
    byte[] record = asked.get().approved(approver, request.view().now());
    Optional<String> fault = request.view().requests().fault(record);
    if (fault.isPresent()) {
      request.plain(400, fault.get());
      return;
    }
    try {
      request.view().approve(asked.get().request(), record);
      // Whatever happens between the two: the job takes a request with the same id once.
      accountability.settle(asked.get().request().id());
      request.see("/approvals");
    } catch (IOException away) {
      request.plain(503, AWAY);
    }
  }

  void decline(WebExchange request) throws NotLoggedException {
    Optional<Asked> asked = asked(request, AccessAction.DECLINE);
    if (asked.isEmpty()) {
      return;
    }
    try {
      accountability.settle(asked.get().request().id());
      request.see("/approvals");
    } catch (IOException away) {
      request.plain(503, AWAY);
    }
  }

  private Optional<Asked> find(WebExchange request) {
    return accountability
        .open()
        .find(request.field("request"), request.view().now())
        .filter(each -> request.view().answers(each.request()));
  }

  private List<Privacy> open(WebExchange request) {
    return accountability.open().at(request.view().now()).stream()
        .map(Asked::request)
        .filter(request.view()::answers)
        .toList();
  }

  private static AccessEntry entry(
      WebExchange request, AccessAction action, Optional<Asked> asked) {
    AccessEntry entry = request.trail().entry(action);
    return asked
        .map(Asked::request)
        .map(each -> entry.about(List.of(each.subject())).ofRequest(each.id()))
        .orElse(entry);
  }

  /** What is meant, once that is on the access log; empty if it has been answered. */
  private Optional<Asked> asked(WebExchange request, AccessAction action)
      throws NotLoggedException {
    Optional<Asked> asked = find(request);
    request.trail().write(entry(request, action, asked));
    if (asked.isEmpty()) {
      request.plain(404, "That request is not open: it is approved, declined, or over a week old.");
    }
    return asked;
  }
}
