package io.ringfence.decode.format;

import java.util.Optional;
import java.util.OptionalLong;

/** A format of call records that works out who is a trunk, and can say how. */
public interface CallFormat extends Format {

  /** Of a line that tells a call. */
  Optional<CallRoles> roles(Line line, Feed feed);

  /**
   * By how much the line's times are ahead of UTC, in minutes, where the line has a second clock
   * that shows it. Times of the epoch have no zone.
   */
  default OptionalLong offsetMinutes(Line line, Feed feed) {
    return OptionalLong.empty();
  }
}
