package io.ringfence.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the calls of an episode go, and from whom: what somebody has to know who stops them.
 *
 * @param targets called numbers, at most {@link #MOST_TARGETS}
 * @param trunks at most {@link #MOST_TRUNKS}, in the order in which they came
 * @param customer class of the customer by its profile; empty without one
 * @param dailyLimit what the customer may spend a day, in millionths; negative if that is not known
 */
public record Dialled(List<Target> targets, List<String> trunks, String customer, long dailyLimit) {

  public static final Dialled NONE = new Dialled(List.of(), List.of(), "", -1);

  /** Some 30 bytes each. A range takes more numbers: then those that cost most are kept. */
  public static final int MOST_TARGETS = 32;

  /** Some 20 bytes each: a customer has one or two. */
  public static final int MOST_TRUNKS = 4;

  /** Of least use to somebody who stops calls, the first first. */
  private static final Comparator<Target> LEAST_USE =
      Comparator.comparingLong(Target::cost).thenComparingInt(Target::calls);

  /**
   * A called number.
   *
   * @param calls how many there were
   * @param cost what those have cost that have ended, in millionths
   */
  public record Target(String number, int calls, long cost) {}

  /** The same with one more call to a number, and its cost; either may be nothing. */
  public Dialled with(String number, int calls, long cost) {
    if (number.isEmpty()) {
      return this;
    }
    List<Target> all = new ArrayList<>(targets);
    for (int i = 0; i < all.size(); i++) {
      Target known = all.get(i);
      if (known.number().equals(number)) {
        all.set(i, new Target(number, known.calls() + calls, known.cost() + cost));
        return new Dialled(List.copyOf(all), trunks, customer, dailyLimit);
      }
    }
    if (all.size() == MOST_TARGETS) {
      all.remove(all.stream().min(LEAST_USE).orElseThrow());
    }
    all.add(new Target(number, Math.max(1, calls), cost));
    return new Dialled(List.copyOf(all), trunks, customer, dailyLimit);
  }

  /** The same with a trunk, and with what a profile says, where something is known. */
  public Dialled by(String trunk, String itsCustomer, long itsLimit) {
    boolean isNews = !trunk.isEmpty() && !trunks.contains(trunk) && trunks.size() < MOST_TRUNKS;
    if (!isNews && itsCustomer.isEmpty() && itsLimit < 0) {
      return this;
    }
    List<String> all = new ArrayList<>(trunks);
    if (isNews) {
      all.add(trunk);
    }
    return new Dialled(
        targets,
        List.copyOf(all),
        itsCustomer.isEmpty() ? customer : itsCustomer,
        itsLimit < 0 ? dailyLimit : itsLimit);
  }

  /** The called numbers. */
  public List<String> numbers() {
    return targets.stream().map(Target::number).toList();
  }

  /** The numbers that cost most first, then those that were called most. */
  public List<Target> dearest() {
    return targets.stream().sorted(LEAST_USE.reversed().thenComparing(Target::number)).toList();
  }
}
