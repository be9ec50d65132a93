package io.ringfence.judge;

import io.ringfence.judge.context.Publication;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.links.LinkPropagation;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.privacy.Erasure;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.Receipt;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.standing.ListingEntry;
import io.ringfence.standing.Standing;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Carries out privacy requests on one subject's state and writes their receipts. */
final class PrivacyRequestHandler {

  private final SubjectContext context;
  private final Pseudonym pseudonym;
  private final LinkPropagation propagation;

  PrivacyRequestHandler(SubjectContext context, Pseudonym pseudonym, LinkPropagation propagation) {
    this.context = context;
    this.propagation = propagation;
    this.pseudonym = pseudonym;
  }

  void carryOut(Privacy request) {
    SubjectState state = context.state();
    Map<String, Integer> pieces = pieces();
    Receipt.Outcome outcome = Receipt.Outcome.DONE;
    boolean erased = false;
    if (request.action() == SignalTopic.PRIVACY_ERASE) {
      if (state.isHeld()) {
        outcome = Receipt.Outcome.HELD;
        state.eraseLater(request.time());
      } else {
        erase(request, request.time());
        erased = true;
      }
    } else if (request.action() == SignalTopic.PRIVACY_HOLD) {
      state.hold();
    } else if (request.action() == SignalTopic.PRIVACY_RELEASE) {
      state.release();
      if (state.erasureDue() != Long.MIN_VALUE) {
        erase(request, state.erasureDue());
        erased = true;
      }
    }
    Optional<Receipt.Refused> refused =
        erased && !state.standing().isEmpty()
            ? Optional.of(new Receipt.Refused("listings", lastEnd(state.standing())))
            : Optional.empty();
    String subject = pseudonym.of(context.subject());
    context
        .outcome()
        .receipts()
        .add(
            new Receipt(
                request.id(),
                request.action(),
                subject,
                request.time(),
                outcome,
                pieces,
                refused,
                erased));
  }

  /**
   * Everything up to the request is removed, what is later stays pending. Alerts go by their
   * ordinals: also those of which the state knows no more than that there were so many, and those
   * of rules that have been removed.
   */
  private void erase(Privacy request, long upTo) {
    for (RuleEpisodes each : context.state().episodes()) {
      Rule rule = context.pack().rule(each.ruleSlot());
      String id = rule == null ? each.ruleId() : rule.id();
      for (int i = 1; i <= each.lastOrdinal() && !id.isEmpty(); i++) {
        eraseAlert(context.alertId(id, each, i));
      }
    }
    context.state().readbacks().forEach(each -> eraseAlert(each.id()));
    propagation.erase(new Erasure(request.id(), context.subject(), upTo).token());
    context.state().erase(upTo);
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
