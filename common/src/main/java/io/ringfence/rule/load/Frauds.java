package io.ringfence.rule.load;

import static java.util.Map.entry;

import io.ringfence.rule.text.Findings;
import io.ringfence.rule.text.SpellingHint;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names of frauds that consumers of alerts know. A pack may add its own. */
public final class Frauds {

  /** As people say them. */
  private static final Map<String, String> WORDING =
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

  private Frauds() {}

  public static Set<String> names() {
    return new TreeSet<>(WORDING.keySet());
  }

  /** A fraud as people say it; empty for one of a pack's own. */
  public static Optional<String> wording(String fraud) {
    return Optional.ofNullable(WORDING.get(fraud));
  }

  /** A name of one's own is right, a misspelt one is not: only people can distinguish them. */
  static void warnIfUnknown(String fraud, int line, Findings findings) {
    if (!WORDING.containsKey(fraud)) {
      findings.warning(
          line,
          "`" + fraud + "` is a fraud of this pack's own" + SpellingHint.hint(fraud, names()));
    }
  }
}
