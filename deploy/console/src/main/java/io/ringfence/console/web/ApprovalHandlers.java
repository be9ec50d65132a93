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

  void show(WebExchange request) {
    request.page(
        "Approvals",
        "approvals",
        "",
        (layout, view, masking) ->
            new ApprovalsPage(layout, open(request), accountability.needed(), masking));
  }

  /** Whoever asked does not approve: then one person would have done it. */
  void approve(WebExchange request) throws IOException {
    String approver = request.session().user().name();
    Optional<Asked> own =
        find(request).filter(each -> !SecondPerson.differ(each.request().actor(), approver));
    if (own.isPresent()) {
      request.trail().denied(entry(request, AccessAction.APPROVE, own));
      throw new AnswerException(
          403, "You have asked for it yourself: somebody else has to approve it.");
    }
    Asked asked = asked(request, AccessAction.APPROVE);
    byte[] record = asked.approved(approver, request.view().now());
    request.refuseFaulty(record);
    request.view().approve(asked.request(), record);
    // Whatever happens between the two: the job takes a request with the same id once.
    accountability.settle(asked.request().id());
    request.see("/approvals");
  }

  void decline(WebExchange request) throws IOException {
    accountability.settle(asked(request, AccessAction.DECLINE).request().id());
    request.see("/approvals");
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
        .map(each -> entry.about(List.of(each.subject())).of("request", each.id()))
        .orElse(entry);
  }

  /** What is meant, once that is on the access log. */
  private Asked asked(WebExchange request, AccessAction action) {
    Optional<Asked> asked = find(request);
    request.trail().write(entry(request, action, asked));
    return asked.orElseThrow(
        () ->
            new AnswerException(
                404, "That request is not open: it is approved, declined, or over a week old."));
  }
}
