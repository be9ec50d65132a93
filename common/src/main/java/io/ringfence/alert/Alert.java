package io.ringfence.alert;

import io.ringfence.measure.Reading;
import io.ringfence.rule.Rule;
import io.ringfence.rule.Severity;
import io.ringfence.signal.Subject;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One version of an episode, as others see it.
 *
 * @param id the same for all versions, see {@link AlertIds}
 * @param version grows with each publication; the last is the truth
 * @param rule the rule as it was when this version was published
 * @param first time of the first signal at which the rule held
 * @param last time of the last one
 * @param hits at how many signals it held
 * @param windowFrom start of the rule's longest measure at {@code first}
 * @param measures the measured values at {@code last}, by name
 * @param parameters the parameters that the rule reads, as they were at {@code last}
 * @param signals ids of a bounded sample of the input signals
 * @param listings ids of the listing signals that counted
 * @param entries what those said, as far as it is still known
 * @param accused who is behind it, without the subject, at most 16
 * @param retro whether a listing counted that was learnt after the signal
 * @param listedUntil until when it puts its subject on the rule's list, if the rule has one
 * @param reason why it is retracted; empty as long as it is not
 * @param tenant whose alone all of it is; empty of the provider's own, and of several'
 * @param calls what its calls come to, of a rule that values any
 * @param currency of the money; empty where the tariff names none
 * @param console the URL of its page in the console; empty where none is known
 */
public record Alert(
    String id,
    int version,
    State state,
    Rule rule,
    Subject subject,
    List<Subject> accused,
    long first,
    long last,
    int hits,
    long windowFrom,
    Map<String, Reading> measures,
    List<UsedParameter> parameters,
    List<String> signals,
    List<String> listings,
    List<CitedListing> entries,
    boolean retro,
    OptionalLong listedUntil,
    String summary,
    String reason,
    String tenant,
    CallTotals calls,
    String currency,
    String console) {

  /** How grave it is: as its rule says, or as the money does, if that is graver. */
  public Severity severity() {
    return severity(rule, calls);
  }

  /** How grave an alert of a rule is whose calls cost so much. */
  public static Severity severity(Rule rule, CallTotals calls) {
    if (rule.stake().isEmpty()) {
      return rule.severity();
    }
    long limit = calls.dialled().dailyLimit();
    boolean beyond = limit >= 0 && calls.money().atStake() > limit;
    Severity least =
        beyond && rule.severity().compareTo(Severity.HIGH) < 0 ? Severity.HIGH : rule.severity();
    return rule.stake()
        .get()
        .severity(
            least,
            rule.score(),
            Money.amount(calls.money().atStake()),
            Money.amount(calls.money().peak()));
  }

  /**
   * Where an episode stands. OPEN has one hit, UPDATED several; CLOSED has been quiet; RETRACTED
   * equals an absent alert.
   */
  public enum State {
    OPEN,
    UPDATED,
    CLOSED,
    RETRACTED
  }
}
