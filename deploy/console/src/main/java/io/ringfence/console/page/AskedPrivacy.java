package io.ringfence.console.page;

import io.ringfence.console.access.UserRole;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import java.util.List;

/**
 * A privacy request on the page of its subject.
 *
 * @param terms of a hold: when it ends and is to be looked at, whose it is and on what ground; else
 *     empty
 */
public record AskedPrivacy(String action, long time, String terms, String reason) {

  /** Those of which whoever looks may know. */
  static List<AskedPrivacy> of(List<Privacy> requests, UserRole role, Masking masking) {
    return requests.stream()
        .filter(each -> isFor(role, each))
        .map(
            each ->
                new AskedPrivacy(
                    each.action().event(),
                    each.time(),
                    each.action() == SignalTopic.PRIVACY_HOLD ? terms(each, masking) : "",
                    masking.note(each.reason())))
        .toList();
  }

  /** That there is or was a hold is for privacy officers alone: it can tell of an inquiry. */
  static boolean isFor(UserRole role, Privacy request) {
    return role.answersRequests()
        || (request.action() != SignalTopic.PRIVACY_HOLD
            && request.action() != SignalTopic.PRIVACY_RELEASE);
  }

  private static String terms(Privacy hold, Masking masking) {
    return "until %s, review %s, asked for by %s: %s"
        .formatted(
            Formatting.day(hold.terms().until()),
            Formatting.day(hold.terms().review()),
            masking.text(hold.actor()),
            masking.text(hold.terms().ground()));
  }
}
