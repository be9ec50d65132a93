package io.ringfence.assemble;

import io.ringfence.signal.Change;
import java.util.List;

/**
 * What one record did.
 *
 * @param changes to the phases of its call, in the order attempt, answer, ongoing, end; empty where
 *     it tells nothing new
 * @param duplicate whether a record of this id was held already
 * @param another whether it is the first record of another call that has the same id
 */
public record AssemblyResult(List<Change> changes, boolean duplicate, boolean another) {

  public AssemblyResult {
    changes = List.copyOf(changes);
  }
}
