package io.ringfence.judge;

import io.ringfence.alert.AlertId;
import io.ringfence.judge.context.Publication;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.links.LinkPropagation;
import io.ringfence.judge.state.PublishedEpisode;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.Receipt;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import java.util.Map;
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
    if (request.action() == SignalTopic.PRIVACY_ERASE) {
      if (state.isHeld()) {
        outcome = Receipt.Outcome.HELD;
      } else {
        erase(request.time());
      }
    } else if (request.action() == SignalTopic.PRIVACY_HOLD) {
      state.hold();
    } else if (request.action() == SignalTopic.PRIVACY_RELEASE) {
      state.release();
    }
    String subject = pseudonym.of(context.subject());
    context
        .outcome()
        .receipts()
        .add(new Receipt(request.id(), request.action(), subject, request.time(), outcome, pieces));
  }

  /** Everything up to the request is removed, its alerts too; what is later stays pending. */
  private void erase(long upTo) {
    for (RuleEpisodes each : context.state().episodes()) {
      Rule rule = context.pack().rule(each.ruleSlot());
      if (rule == null) {
        continue;
      }
      for (PublishedEpisode version : each.published()) {
        String id = AlertId.of(rule, context.subject(), version.episode().ordinal());
        context.outcome().publications().add(Publication.erasure(id));
      }
    }
    propagation.erase();
    context.state().erase(upTo);
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
