package io.ringfence.cli.lists;

import io.ringfence.cli.options.BadInput;
import io.ringfence.signal.Listing;
import java.util.List;
import java.util.function.Consumer;

/** The sequence of listing signals. */
public interface HistoryStore extends AutoCloseable {

  /** All of it as it is now, in any order, perhaps with repeats. */
  void read(Consumer<Listing> each) throws BadInput;

  /** Adds to its end; they are safe once this returns. */
  void append(List<Listing> listings) throws BadInput;

  /** As people know it. */
  String name();

  @Override
  void close() throws BadInput;
}
