package io.ringfence.rule.load;

import io.ringfence.rule.text.Findings;
import io.ringfence.rule.text.SpellingHint;
import java.util.List;

/** The names of frauds that consumers of alerts know. A pack may add its own. */
public final class Frauds {

  private static final List<String> KNOWN =
      List.of(
          "irsf",
          "pbx-hacking",
          "account-takeover",
          "registration-brute-force",
          "login-brute-force",
          "credential-stuffing",
          "sip-scan",
          "wangiri",
          "robocall",
          "caller-id-spoofing",
          "sim-box",
          "targeted-pumping",
          "traffic-pumping",
          "tdos",
          "answer-fraud",
          "flash-call",
          "sms-spam",
          "smishing",
          "sms-pumping",
          "impossible-travel",
          "device-sharing",
          "ban-evasion",
          "listed-subject",
          "subscription-fraud",
          "meeting-bombing",
          "chat-spam",
          "voicemail-hack",
          "session-hijack",
          "forwarding-fraud");

  private Frauds() {}

  /** All of them, in the order of the contract. */
  public static List<String> names() {
    return KNOWN;
  }

  /** A name of one's own is right, a misspelt one is not: only people can distinguish them. */
  static void warnIfUnknown(String fraud, int line, Findings findings) {
    if (!KNOWN.contains(fraud)) {
      findings.warning(
          line, "`" + fraud + "` is a fraud of this pack's own" + SpellingHint.hint(fraud, KNOWN));
    }
  }
}
