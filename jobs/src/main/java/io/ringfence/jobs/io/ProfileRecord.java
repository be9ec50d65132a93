package io.ringfence.jobs.io;

import io.ringfence.customer.AccountProfile;
import io.ringfence.decode.Position;
import io.ringfence.decode.customer.ProfileFaultException;
import io.ringfence.decode.customer.ProfileReader;
import java.util.Optional;

/**
 * A record of the topic of profiles as it came.
 *
 * @param time when it was written
 * @param account the record's key; empty if it has none
 * @param value null of a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; never compared
public record ProfileRecord(Position position, long time, String account, byte[] value) {

  /**
   * What it says of the account; empty if nothing any more.
   *
   * @throws ProfileFaultException if it says nothing that can be read, or speaks of another account
   */
  public Optional<AccountProfile> profile() throws ProfileFaultException {
    if (value == null) {
      return Optional.empty();
    }
    AccountProfile profile = ProfileReader.read(value, time);
    if (!profile.account().equals(account)) {
      throw ProfileFaultException.bad("account", "not the key of the record");
    }
    return Optional.of(profile);
  }
}
