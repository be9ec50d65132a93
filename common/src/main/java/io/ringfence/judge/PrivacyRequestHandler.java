package io.ringfence.judge;

import io.ringfence.judge.context.Publication;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.disclosure.SubjectDisclosure;
import io.ringfence.judge.links.LinkPropagation;
import io.ringfence.judge.state.Hold;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.privacy.AccessDocument;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.Receipt;
import io.ringfence.rule.Rule;
import io.ringfence.signal.LegalMinimum;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.SubjectKind;
import io.ringfence.standing.ListingEntry;
import io.ringfence.standing.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Carries out privacy requests on one subject's state and writes their receipts. */
record PrivacyRequestHandler(
    SubjectContext context, Pseudonym pseudonym, LinkPropagation propagation) {

  /** Whom records of calls name. */
  private static final Set<SubjectKind> IN_CALLS =
      Set.of(SubjectKind.NUMBER, SubjectKind.ACCOUNT, SubjectKind.DEVICE, SubjectKind.ADDRESS);

  void carryOut(Privacy request) {
    RequestReach reach = RequestReach.of(context, request);
    if (reach != RequestReach.ALL) {
      receipt(notHere(request, reach));
      return;
    }
    SubjectState state = context.state();
    Map<String, Integer> pieces = pieces();
    if (!request.tenant().isEmpty()) {
      pieces.put("listings", 0); // what lists say is the provider's
    }
    Receipt.Outcome outcome = Receipt.Outcome.DONE;
    long erased = Receipt.Effect.NOT_ERASED;
    if (request.action() == SignalTopic.PRIVACY_ERASE) {
      if (state.isHeld()) {
        outcome = Receipt.Outcome.HELD;
        state.eraseLater(request.time());
      } else {
        erased = erase(request.id(), request.time());
      }
    } else if (request.action() == SignalTopic.PRIVACY_HOLD) {
      state.hold(Hold.of(request).orLonger(state.hold()));
    } else if (request.action() == SignalTopic.PRIVACY_RELEASE) {
      erased = release(request.id());
    }
    List<Receipt.Refused> refused = refused(erased);
    String document = "";
    if (request.action() == SignalTopic.PRIVACY_ACCESS) {
      SubjectDisclosure disclosure = new SubjectDisclosure(context, request.tenant());
      AccessDocument made = disclosure.document(request);
      context.outcome().documents().add(made);
      document = made.id();
      refused = disclosure.leftOut() ? List.of(Receipt.Refused.tenants()) : refused;
    }
    long until =
        request.action() == SignalTopic.PRIVACY_HOLD ? state.hold().until() : Receipt.NO_END;
    receipt(
        new Receipt(
            Receipt.Request.of(request, context.subject(), pseudonym),
            outcome,
            new Receipt.Effect(pieces, refused, erased),
            until,
            document,
            Optional.empty()));
  }

  /**
   * The answer to a request that does not reach the subject: no more is told than that. Other
   * states are searched all the same, for what is of those who ask.
   */
  private Receipt notHere(Privacy request, RequestReach reach) {
    boolean referred = reach == RequestReach.REFERRED;
    String owner = RequestReach.owner(context);
    Optional<Receipt.Referral> referral =
        referred
            ? Optional.of(
                context
                    .settings()
                    .tenants()
                    .find(owner)
                    .map(each -> new Receipt.Referral(owner, each.name(), each.contact()))
                    .orElse(new Receipt.Referral(owner, "", "")))
            : Optional.empty();
    List<Receipt.Refused> refused =
        reach == RequestReach.SHARED ? List.of(Receipt.Refused.shared()) : List.of();
    return new Receipt(
        Receipt.Request.of(request, context.subject(), pseudonym),
        referred ? Receipt.Outcome.REFER : Receipt.Outcome.DONE,
        new Receipt.Effect(Map.of(), refused),
        Receipt.NO_END,
        "",
        referral);
  }

  /**
   * Does what the subject's hold is due for by the retention clock: a review is asked for; at its
   * end it is released.
   */
  void advanceHold() {
    SubjectState state = context.state();
    Hold hold = state.hold();
    long now = context.clock().retention();
    if (now >= hold.until()) {
      Map<String, Integer> pieces = pieces();
      long erased = release(hold.request());
      Receipt.Effect effect = new Receipt.Effect(pieces, refused(erased), erased);
      write(hold, hold.until(), Receipt.Outcome.ENDED, effect);
    } else if (now >= hold.review()) {
      state.hold(hold.reviewed());
      Receipt.Effect effect = new Receipt.Effect(pieces(), List.of());
      write(hold, hold.review(), Receipt.Outcome.REVIEW, effect);
    }
  }

  /** Does what had waited; returns up to when it has erased, if anything had. */
  private long release(String request) {
    SubjectState state = context.state();
    state.release();
    long due = state.erasureDue();
    return due == Long.MIN_VALUE ? Receipt.Effect.NOT_ERASED : erase(request, due);
  }

  /**
   * What has been kept of a subject that was erased: its listings, and what a law demands. That is
   * on topics, where the job erases nothing.
   */
  private List<Receipt.Refused> refused(long erasedUpTo) {
    if (erasedUpTo == Receipt.Effect.NOT_ERASED) {
      return List.of();
    }
    List<Receipt.Refused> refused = new ArrayList<>(2);
    SubjectState state = context.state();
    if (!state.standing().entries().isEmpty()) {
      refused.add(Receipt.Refused.listings(lastEnd(state.standing())));
    }
    LegalMinimum calls = context.settings().retention().callMinimum();
    if (calls.exists() && IN_CALLS.contains(context.subject().kind())) {
      refused.add(new Receipt.Refused("calls", calls.law(), erasedUpTo + calls.millis()));
    }
    return refused;
  }

  private void write(Hold hold, long time, Receipt.Outcome outcome, Receipt.Effect effect) {
    Receipt.Request request =
        Receipt.Request.of(
            hold.request(), SignalTopic.PRIVACY_HOLD, time, context.subject(), pseudonym);
    receipt(new Receipt(request, outcome, effect, hold.until(), "", Optional.empty()));
  }

  private void receipt(Receipt receipt) {
    context.outcome().receipts().add(receipt);
  }

  /**
   * Everything up to the request is removed, what is later stays pending. Alerts go by their
   * ordinals: also those of which the state knows no more than that there were so many, and those
   * of rules that have been removed.
   *
   * @return {@code upTo}
   */
  private long erase(String request, long upTo) {
    for (RuleEpisodes each : context.state().episodes()) {
      Rule rule = context.pack().rule(each.ruleSlot());
      String id = rule == null ? each.ruleId() : rule.id();
      for (int i = 1; i <= each.lastOrdinal() && !id.isEmpty(); i++) {
        eraseAlert(context.alertId(id, each, i));
      }
    }
    context.state().readbacks().forEach(each -> eraseAlert(each.id()));
    propagation.erase(context.settings().digests().token(request));
    context.state().erase(upTo);
    return upTo;
  }

  private static long lastEnd(Standing standing) {
    return standing.entries().stream().mapToLong(ListingEntry::until).max().orElse(Long.MIN_VALUE);
  }

  private void eraseAlert(String id) {
    context.outcome().publications().add(Publication.erasure(id));
  }

  private Map<String, Integer> pieces() {
    SubjectState state = context.state();
    Map<String, Integer> pieces = new TreeMap<>();
    pieces.put("signals", state.pending().size() + state.settledSignals().size());
    pieces.put("measures", state.windows().size());
    pieces.put("listings", state.standing().entries().size());
    pieces.put("alerts", state.episodes().published());
    pieces.put("links", context.links().any() ? context.links().get().size() : 0);
    return pieces;
  }
}
