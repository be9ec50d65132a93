package io.ringfence.cli.lists;

import io.ringfence.cli.options.BadInput;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import java.util.List;
import java.util.function.Consumer;

/** The sequence of listing signals, with the corrections of listings. */
public interface HistoryStore extends AutoCloseable {

  /**
   * All of it as it is now, in any order, perhaps with repeats.
   *
   * @param corrections takes the requests that say which listings were wrong
   */
  void read(Consumer<Listing> each, Consumer<Privacy> corrections) throws BadInput;

  /** Hands on a signal that lists are made of. */
  static void sort(Signal signal, Consumer<Listing> listings, Consumer<Privacy> corrections) {
    if (signal instanceof Listing listing) {
      listings.accept(listing);
    } else if (signal instanceof Privacy request && !request.correct().listing().isEmpty()) {
      corrections.accept(request);
    }
  }

  /** Adds to its end; they are safe once this returns. */
  void append(List<Listing> listings) throws BadInput;

  @Override
  void close() throws BadInput;
}
