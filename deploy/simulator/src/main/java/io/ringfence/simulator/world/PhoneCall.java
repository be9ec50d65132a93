package io.ringfence.simulator.world;

import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import java.util.List;

/**
 * One call: its parties, its route and its outcome.
 *
 * @param caller who calls; of an inbound call only the number is seen
 * @param account our customer's account, or null where unknown
 * @param trunk the route, empty if it stays in the house, or null: the usual one of the node
 */
public record PhoneCall(
    Person caller,
    String to,
    String account,
    String direction,
    String attestation,
    String trunk,
    Outcome outcome) {

  /**
   * What became of it.
   *
   * @param ringMillis from attempt to answer or hang-up
   * @param talkMillis 0 if nobody answered
   */
  public record Outcome(int ringMillis, int talkMillis, int sipCode, int q850, String releasedBy) {}

  private static final List<String> TRUNKS =
      List.of("carrier-a", "carrier-b", "carrier-c", "carrier-d", "wholesale-1", "wholesale-2");

  private static final int PREFIX_LENGTH = 4;

  /**
   * The carrier's trunk of calls to a number, or from it if the call comes in. Calls with the same
   * first digits take the same one.
   */
  public static String trunkOf(String number) {
    String prefix = number.substring(0, Math.min(number.length(), PREFIX_LENGTH));
    return TRUNKS.get((int) (RandomSource.hash(7, prefix.hashCode()) >>> 40) % TRUNKS.size());
  }

  /** By the usual trunk of the node. */
  public static PhoneCall outbound(Person caller, String to) {
    return by(caller, to, "outbound", null);
  }

  /** By the usual trunk of the node, too. */
  public static PhoneCall internal(Person caller, String to) {
    return by(caller, to, "internal", null);
  }

  /** By the trunk that is usual for the number. */
  public static PhoneCall to(Person caller, String number) {
    return by(caller, number, "outbound", trunkOf(number));
  }

  /** To another customer, by no trunk. */
  public static PhoneCall within(Person caller, String to) {
    return by(caller, to, "internal", "");
  }

  private static PhoneCall by(Person caller, String to, String direction, String trunk) {
    return new PhoneCall(caller, to, caller.account(), direction, "A", trunk, null);
  }

  /** From another network to a customer of ours, by the usual trunk of the node. */
  public static PhoneCall inbound(Person caller, Person called, String attestation) {
    return new PhoneCall(
        caller, called.number(), called.account(), "inbound", attestation, null, null);
  }

  /** The same, by the trunk that is usual for the caller's number. */
  public static PhoneCall from(Person caller, Person called, String attestation) {
    return inbound(caller, called, attestation).via(trunkOf(caller.number()));
  }

  public PhoneCall answered(int ring, int talk, String releasedBy) {
    return with(ring, talk, 200, 16, releasedBy);
  }

  /** The caller gives up after ringing. */
  public PhoneCall abandoned(int ring) {
    return with(ring, 0, 487, 16, "caller");
  }

  /** It rings until the network gives up. */
  public PhoneCall unanswered(int ring) {
    return with(ring, 0, 480, 19, "network");
  }

  public PhoneCall busy() {
    return with(300, 0, 486, 17, "callee");
  }

  public PhoneCall unallocated() {
    return with(400, 0, 404, 1, "network");
  }

  public PhoneCall failed() {
    return with(2_000, 0, 503, 38, "network");
  }

  /** As calls between people go: three in five are answered. */
  public PhoneCall asUsual(RandomSource random, double medianTalkSeconds) {
    double fate = random.fraction();
    if (fate < 0.62) {
      return answered(
          random.between(2_000, 18_000),
          random.talkMillis(medianTalkSeconds),
          random.chance(0.5) ? "caller" : "callee");
    }
    if (fate < 0.80) {
      return unanswered(random.between(20_000, 35_000));
    }
    if (fate < 0.90) {
      return abandoned(random.between(6_000, 25_000));
    }
    return fate < 0.975 ? busy() : fate < 0.99 ? unallocated() : failed();
  }

  private PhoneCall with(int ring, int talk, int sip, int cause, String by) {
    Outcome other = new Outcome(ring, talk, sip, cause, by);
    return new PhoneCall(caller, to, account, direction, attestation, trunk, other);
  }

  public PhoneCall via(String route) {
    return new PhoneCall(caller, to, account, direction, attestation, route, outcome);
  }

  /** From the attempt to the end. */
  public long millis() {
    return (long) outcome.ringMillis + outcome.talkMillis;
  }

  public boolean inbound() {
    return direction.equals("inbound");
  }
}
