package io.ringfence.customer;

import static java.util.Objects.requireNonNull;

/**
 * What is known of a customer from one moment on. Text that is not known is empty.
 *
 * @param from since when it holds, in epoch milliseconds; {@link Long#MIN_VALUE} if ever since
 * @param customerClass such as {@code business}; {@link #UNKNOWN_CLASS} if it has none
 * @param tenant whose customer it is
 * @param parent the account that it belongs to
 * @param name for people
 */
public record CustomerProfile(
    long from,
    String customerClass,
    String tenant,
    String parent,
    String name,
    CustomerPlace place,
    OpeningHours hours,
    SpendingLimits limits) {

  /** The class of those of whom nothing is known. */
  public static final String UNKNOWN_CLASS = "unknown";

  private static final long NEVER = Long.MAX_VALUE;

  /** Of an account without a profile, and of a signal without an account. */
  public static final CustomerProfile NONE =
      new CustomerProfile(
          NEVER,
          UNKNOWN_CLASS,
          "",
          "",
          "",
          CustomerPlace.UNKNOWN,
          OpeningHours.UNKNOWN,
          SpendingLimits.UNKNOWN);

  public CustomerProfile {
    requireNonNull(customerClass, "customerClass");
    requireNonNull(tenant, "tenant");
    requireNonNull(parent, "parent");
    requireNonNull(name, "name");
    requireNonNull(place, "place");
    requireNonNull(hours, "hours");
    requireNonNull(limits, "limits");
  }

  /** Whether anybody has said anything of the customer. */
  public boolean known() {
    return from != NEVER;
  }
}
