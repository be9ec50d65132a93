package io.ringfence.rule;

import io.ringfence.signal.encoding.Hash;
import java.util.List;

/**
 * Which calls of an accused subject cost money: what its alerts say of it is added up over these.
 *
 * @param slot by which the stored calls of a subject are found again
 * @param of which calls count; reads nothing that changes while a call lasts
 * @param text the condition, with all definitions written out
 * @param beforeMillis how long before its first hit an episode's money begins
 * @param bands how grave what amount is
 */
public record Stake(
    int slot, Condition of, String text, long beforeMillis, List<SeverityBand> bands) {

  /** Names what a subject keeps by all that the kept calls depend on. */
  public static int slot(String role, long beforeMillis, String text) {
    return Hash.slot("money " + role + ' ' + beforeMillis + ' ' + text);
  }

  /** The contribution that says which call it is, by the hash of its id. */
  public int callSlot() {
    return slot;
  }

  /** The contribution that says what a minute of the call costs. */
  public int rateSlot() {
    return slot + 1;
  }

  /** The contribution that says what the call has cost by then. */
  public int costSlot() {
    return slot + 2;
  }

  /** The contribution that says which number is called. */
  public int numberSlot() {
    return slot + 3;
  }

  /** The contribution that says over which trunk. */
  public int trunkSlot() {
    return slot + 4;
  }

  /** The contribution that says of which class the customer is. */
  public int customerSlot() {
    return slot + 5;
  }

  /** The contribution that says what the customer may spend a day. */
  public int limitSlot() {
    return slot + 6;
  }

  /**
   * The severity of an alert.
   *
   * @param own the rule's, below which it does not fall
   * @param score the rule's
   * @param atStake lost so far and in calls that are up
   * @param perMinute the most that a minute has cost
   */
  public Severity severity(Severity own, double score, double atStake, double perMinute) {
    Severity gravest = own;
    for (SeverityBand each : bands) {
      if (each.severity().compareTo(gravest) > 0 && each.includes(atStake, perMinute, score)) {
        gravest = each.severity();
      }
    }
    return gravest;
  }
}
