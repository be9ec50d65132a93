package io.ringfence.judge.crowd;

import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;

/** In which section of a slice each signal lies. */
final class SectionIndex {

  /** So many signals take as much room here as one does that is merged: 12 bytes of some 500. */
  static final int AS_A_SIGNAL = 40;

  /** In ascending order. */
  private long[] identities = {};

  /** Of each identity. */
  private int[] sections = {};

  private int last;

  /** The section of an identity; 0 if it is in none. */
  int of(long identity) {
    int at = Arrays.binarySearch(identities, identity);
    return at < 0 ? 0 : sections[at];
  }

  /** The number of the latest section; 0 if there is none. */
  int last() {
    return last;
  }

  int size() {
    return identities.length;
  }

  /** Makes a section of signals that are in none. */
  void add(Collection<Long> signals) {
    last++;
    long[] added = signals.stream().mapToLong(Long::longValue).sorted().toArray();
    long[] allIdentities = new long[identities.length + added.length];
    int[] allSections = new int[allIdentities.length];
    int before = 0;
    int next = 0;
    for (int i = 0; i < allIdentities.length; i++) {
      boolean known =
          next == added.length || (before < identities.length && identities[before] < added[next]);
      allIdentities[i] = known ? identities[before] : added[next];
      allSections[i] = known ? sections[before++] : last;
      next += known ? 0 : 1;
    }
    identities = allIdentities;
    sections = allSections;
  }

  void write(DataOutput out) throws IOException {
    writeUnsigned(last, out);
    writeUnsigned(identities.length, out);
    for (int i = 0; i < identities.length; i++) {
      out.writeLong(identities[i]);
      writeUnsigned(sections[i], out);
    }
  }

  void read(DataInput in) throws IOException {
    last = readSize(in);
    int size = readSize(in);
    identities = new long[Wire.room(size)];
    sections = new int[Wire.room(size)];
    for (int i = 0; i < size; i++) {
      identities = Wire.withRoom(identities, i, size);
      if (i == sections.length) {
        sections = Arrays.copyOf(sections, identities.length);
      }
      identities[i] = in.readLong();
      sections[i] = readSize(in);
    }
  }
}
