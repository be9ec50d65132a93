package io.ringfence.jobs.state;

import java.io.IOException;

/** A later release wrote what is read: the job was rolled back past a change of the stored form. */
public final class LaterVersionException extends IOException {

  private static final long serialVersionUID = 1;

  private LaterVersionException(int stored, int known) {
    super(
        "stored in version "
            + stored
            + " by a later release, and this one reads version "
            + known
            + " at most: start from a savepoint of this release or an earlier one");
  }

  public static void check(int stored, int known) throws LaterVersionException {
    if (stored > known) {
      throw new LaterVersionException(stored, known);
    }
  }
}
