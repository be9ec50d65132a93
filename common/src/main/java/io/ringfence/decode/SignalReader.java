package io.ringfence.decode;

import io.ringfence.signal.SecondPerson;
import io.ringfence.signal.Signal;
import java.util.Set;

/**
 * One type of record. First {@link #require} (a missing field is refused before a bad one), then
 * {@link #read}; both end in a {@link RefusalException} where the record is at fault.
 */
interface SignalReader {

  void require(FieldReader fields);

  /** The same where some records need a second person, who is named, too. */
  default void require(FieldReader fields, Set<SecondPerson> secondPerson) {
    require(fields);
  }

  /** The fields that every record has are read already. */
  Signal read(String id, long time, String source, FieldReader fields);
}
