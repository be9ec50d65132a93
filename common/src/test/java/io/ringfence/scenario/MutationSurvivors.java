package io.ringfence.scenario;

import java.util.List;

/** Mutations of rules that no scenario catches, and rules whose mutations nobody has looked at. */
final class MutationSurvivors {

  /** What no scenario distinguishes: the reason beside each. */
  static final List<String> LET_BE =
      List.of(
          "call.ringTimeMillis >= 1 ", // a ring of no time at all
          "call.ringTimeMillis <= 5001", // the measure that the rule reads still says 5000
          "call.ringingMillis >= 1 ", // setup of no time at all
          "called_24h >= 501", // only says where the cap of the distinct count is near
          "called_24h >= 499",
          // What comes to these is counted at this price only, and a number has one price.
          "call.origin.perMinute >= 0.1",
          "call.origin.perMinute >= -0.8",
          "call.destination.perMinute >= -0.9",
          "call.destination.perMinute >= -0.98");

  /**
   * What no story distinguishes yet. Most are guards that only spare deliveries: the measures that
   * the rule reads count nothing else.
   */
  static final List<String> OPEN =
      List.of(
          // The program of a cheaper call becomes that of ordinary calls, which has to be the
          // registered one.
          "account-takeover-elsewhere: 0.1 -> 0.05",
          "account-takeover-elsewhere: call.destination.perMinute >= 0.1 -> true",
          // It rang for longer than no time at all, so that its ring is known.
          "answer-fraud-hung-up: 0 -> -1",
          "answer-fraud-hung-up: call.ringTimeMillis >= 0 -> true",
          // Whoever is on a list is listed.
          "listed-number: && -> ||",
          "listed-number: subject.listed -> true",
          "listed-device: && -> ||",
          "listed-device: subject.listed -> true",
          "listed-address: && -> ||",
          "listed-address: subject.listed -> true",
          "listed-account: && -> ||",
          "listed-account: subject.listed -> true",
          "listed-account-texts: subject.listed -> true",
          // Whoever is on `derived` alone: only the stories of ban-evasion have such a subject.
          "listed-number: subject.listings.exists(list, list != \"derived\") -> true",
          "listed-device: subject.listings.exists(list, list != \"derived\") -> true",
          "listed-address: subject.listings.exists(list, list != \"derived\") -> true",
          "listed-account: subject.listings.exists(list, list != \"derived\") -> true",
          "listed-account-texts: subject.listings.exists(list, list != \"derived\") -> true",
          "robocall-account: call.direction != \"inbound\" -> true",
          "robocall-account: profile.known -> true",
          // What it counts are calls of call centres; a story's customer stays what it is.
          "robocall-device: profile.class == \"call-centre\" -> true",
          // The account of a call that comes in is the called one's, and the caller is accused.
          "robocall-device: call.direction != \"inbound\" -> true",
          // A text without a template has no content that could be accused.
          "sms-spam-text: message.template != \"\" -> true",
          // After a text that is sent without a device the sender has none.
          "sms-spam-telephone: message.device != \"\" -> true",
          "sms-spam-telephone: message.status != \"submitted\" -> true",
          // A range of seven digits has one price in the tariff that ships.
          "wangiri-called-back: call.origin.perMinute >= 0.2 -> true",
          "wangiri-slow: call.origin.perMinute >= 0.2 -> true",
          // An end that does not tell them has those of its call's attempt.
          "session-hijack-call: call.userAgent != \"\" -> true",
          "session-hijack-call: call.address != \"\" -> true",
          // Of those who joined, only participants with a name are remembered.
          "session-hijack-participant: session.participant != \"\" -> true",
          // Who names no other country has a usual one at home alone, and no call there is one.
          "irsf-in-call: 0 -> -1",
          "irsf-in-call: profile.destinations > 0 -> true",
          // At this second both branches are the same.
          "irsf-trade-burst: 86400 -> 86401",
          // Whom the rule accuses has a name and makes the call; a story's profiles come first.
          "spoof-unknown-account: call.account != \"\" -> true",
          "spoof-unknown-account: call.direction != \"inbound\" -> true",
          "spoof-unknown-account: !profile.known -> true",
          // The account is whom it accuses, and a story's profiles come first.
          "smishing-borrowed-name: message.account != \"\" -> true",
          "smishing-borrowed-name: !profile.known -> true",
          "smishing-borrowed-name: profile.class == \"residential\" -> true");

  private MutationSurvivors() {}
}
