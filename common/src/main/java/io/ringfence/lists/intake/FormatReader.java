package io.ringfence.lists.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.ObjLongConsumer;

/** One way in which files write lists down. */
interface FormatReader {

  /** Longer lines are no entries of a list; a listing record of ours has some 400 characters. */
  int LONGEST_LINE = 16_384;

  /** Reads all of it; what cannot be understood is a fault, never an exception. */
  void read(BufferedReader in, EntryReceiver rows) throws IOException;

  /** Hands over line after line, counted from 1; one that is too long is a fault. */
  static void lines(BufferedReader in, EntryReceiver rows, ObjLongConsumer<String> taker)
      throws IOException {
    long number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (line.length() > LONGEST_LINE) {
        rows.fault(
            number,
            ImportFaultKind.TOO_LONG,
            "a line of more than " + LONGEST_LINE + " characters");
      } else {
        taker.accept(line, number);
      }
    }
  }
}
