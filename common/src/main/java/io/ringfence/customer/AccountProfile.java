package io.ringfence.customer;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;

/**
 * All that is known of an account, with its earlier versions: a signal is judged by the version
 * that held at its time.
 *
 * @param id of the record
 * @param time when it was written, in epoch milliseconds
 * @param versions at least one; in the order of their beginnings, which differ
 */
public record AccountProfile(String account, String id, long time, List<CustomerProfile> versions) {

  /** The time of one that does not say when it was written: before anything else. */
  public static final long UNDATED = 0;

  public AccountProfile {
    requireNonNull(account, "account");
    requireNonNull(id, "id");
    versions = versions.stream().sorted(Comparator.comparingLong(CustomerProfile::from)).toList();
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a profile has at least one version");
    }
    for (int i = 1; i < versions.size(); i++) {
      if (versions.get(i).from() == versions.get(i - 1).from()) {
        throw new IllegalArgumentException("two versions of a profile begin at the same time");
      }
    }
  }

  /** The version that held at a time; {@link CustomerProfile#NONE} before the first. */
  public CustomerProfile at(long moment) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (versions.get(i).from() <= moment) {
        return versions.get(i);
      }
    }
    return CustomerProfile.NONE;
  }
}
