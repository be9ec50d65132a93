package io.ringfence.lists;

import java.io.BufferedReader;
import java.io.IOException;

/** One way in which files write lists down. */
interface Form {

  /** Longer lines are no entries of a list; a listing record of ours has some 400 characters. */
  int LONGEST_LINE = 16_384;

  /** Reads all of it; what cannot be understood is a fault, never an exception. */
  void read(BufferedReader in, Rows rows) throws IOException;
}
