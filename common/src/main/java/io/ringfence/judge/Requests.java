package io.ringfence.judge;

import io.ringfence.alert.AlertJson;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.Receipt;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Topic;
import io.ringfence.standing.Standing;
import java.util.Map;
import java.util.TreeMap;

/** Carries out privacy requests on one subject's key and writes their receipts. */
final class Requests {

  private final Case the;
  private final Pseudonym pseudonym;
  private final Association association;

  Requests(Case the, Pseudonym pseudonym, Association association) {
    this.the = the;
    this.association = association;
    this.pseudonym = pseudonym;
  }

  void carryOut(Privacy request) {
    SubjectState state = the.state();
    Map<String, Integer> pieces = pieces();
    Receipt.Outcome outcome = Receipt.Outcome.DONE;
    if (request.action() == Topic.PRIVACY_ERASE) {
      if (state.held) {
        outcome = Receipt.Outcome.HELD;
      } else {
        erase(request.time());
      }
    } else if (request.action() == Topic.PRIVACY_HOLD) {
      state.held = true;
    } else if (request.action() == Topic.PRIVACY_RELEASE) {
      state.held = false;
    }
    String subject = pseudonym.of(the.subject());
    the.outcome()
        .receipts()
        .add(new Receipt(request.id(), request.action(), subject, request.time(), outcome, pieces));
  }

  /** Everything up to the request is forgotten, its alerts too; what is later stays pending. */
  private void erase(long upTo) {
    SubjectState state = the.state();
    for (Map.Entry<Integer, Track> each : state.tracks.entrySet()) {
      Rule rule = the.pack().rule(each.getKey());
      if (rule == null) {
        continue;
      }
      for (int ordinal : each.getValue().published.keySet()) {
        String id = AlertJson.id(rule, the.subject(), ordinal);
        the.outcome().publications().add(Publication.erasure(id));
      }
    }
    state.tracks.clear();
    state.pending.removeIf(pending -> pending.sighting().time() <= upTo);
    state.rearranged();
    state.windows.clear();
    state.trace.clear();
    state.echoes.clear();
    association.erase();
    state.standing = new Standing();
    state.firstSeen = Long.MAX_VALUE;
    state.settled = Long.MIN_VALUE;
    state.erased = Math.max(state.erased, upTo);
    for (Pending pending : state.pending) {
      state.unsettle(pending);
      for (int slot : pending.hits()) {
        state.tracks.computeIfAbsent(slot, rule -> new Track());
      }
    }
  }

  private Map<String, Integer> pieces() {
    SubjectState state = the.state();
    Map<String, Integer> pieces = new TreeMap<>();
    pieces.put("signals", state.pending.size() + state.trace.size());
    pieces.put("measures", state.windows.size());
    pieces.put("listings", state.standing.entries().size());
    pieces.put(
        "alerts", state.tracks.values().stream().mapToInt(each -> each.published.size()).sum());
    pieces.put("links", the.links().any() ? the.links().get().size() : 0);
    return pieces;
  }
}
