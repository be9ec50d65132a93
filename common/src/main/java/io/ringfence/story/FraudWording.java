package io.ringfence.story;

import static java.util.Map.entry;

import io.ringfence.signal.SubjectKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Frauds and kinds of subjects as people say them. */
final class FraudWording {

  private static final Map<String, String> FRAUDS =
      Map.ofEntries(
          entry("irsf", "high-cost calls"),
          entry("pbx-hacking", "calls through a hacked exchange"),
          entry("account-takeover", "account taken over"),
          entry("registration-brute-force", "guessed at registration passwords"),
          entry("login-brute-force", "guessed at login passwords"),
          entry("credential-stuffing", "tried stolen passwords"),
          entry("sip-scan", "scanned for accounts and numbers"),
          entry("wangiri", "missed calls that bait call-backs"),
          entry("robocall", "automated calls"),
          entry("caller-id-spoofing", "forged caller numbers"),
          entry("sim-box", "SIM box traffic"),
          entry("targeted-pumping", "pumped calls to few numbers"),
          entry("traffic-pumping", "pumped traffic"),
          entry("tdos", "flood of calls"),
          entry("answer-fraud", "falsely answered calls"),
          entry("flash-call", "flash calls"),
          entry("sms-spam", "text spam"),
          entry("smishing", "phishing texts"),
          entry("sms-pumping", "pumped one-time codes"),
          entry("impossible-travel", "used from two places at once"),
          entry("device-sharing", "one device for many accounts"),
          entry("ban-evasion", "back after a ban"),
          entry("listed-subject", "on a blacklist"),
          entry("subscription-fraud", "sign-up in bad faith"),
          entry("meeting-bombing", "disturbed meetings"),
          entry("chat-spam", "chat spam"),
          entry("voicemail-hack", "mailbox broken into"),
          entry("session-hijack", "session taken over"),
          entry("forwarding-fraud", "forwarding set to costly numbers"));

  /** Who is more to the point comes first. */
  private static final List<SubjectKind> BY_WEIGHT =
      List.of(
          SubjectKind.ACCOUNT,
          SubjectKind.NUMBER,
          SubjectKind.DEVICE,
          SubjectKind.ADDRESS,
          SubjectKind.CONTENT,
          SubjectKind.MEETING,
          SubjectKind.RANGE,
          SubjectKind.TRUNK,
          SubjectKind.NETWORK);

  private FraudWording() {}

  /** A fraud of a pack's own is called what it is called there. */
  static String of(String fraud) {
    return FRAUDS.getOrDefault(fraud, fraud.replace('-', ' '));
  }

  static boolean isKnown(String fraud) {
    return FRAUDS.containsKey(fraud);
  }

  static int rank(SubjectKind kind) {
    return BY_WEIGHT.indexOf(kind);
  }

  /** Such as {@code 1 address}, {@code 2 texts}. */
  static String count(int count, SubjectKind kind) {
    String one = one(kind);
    return count + " " + (count == 1 ? one : one + (one.endsWith("s") ? "es" : "s"));
  }

  static String one(SubjectKind kind) {
    return kind == SubjectKind.CONTENT ? "text" : kind.label().toLowerCase(Locale.ROOT);
  }
}
