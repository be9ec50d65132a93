package io.ringfence.judge;

import static io.ringfence.signal.Wire.readSigned;
import static io.ringfence.signal.Wire.readSize;
import static io.ringfence.signal.Wire.writeSigned;
import static io.ringfence.signal.Wire.writeUnsigned;

import io.ringfence.measure.Window;
import io.ringfence.measure.WindowCodec;
import io.ringfence.signal.Codec;
import io.ringfence.standing.StandingCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/**
 * The stored form of all that is known about one subject, but for its links: only when they are due
 * is said here, by those that have any.
 */
public final class SubjectStateCodec implements Codec<SubjectState> {

  private static final int HAS_SEEN = 1;
  private static final int HAS_ERASED = 2;
  private static final int IS_HELD = 4;
  private static final int HAS_STANDING = 8;
  private static final int HAS_LINKS = 16;

  private final DeliveryCodec deliveries = new DeliveryCodec();
  private final WindowCodec windows = new WindowCodec();
  private final StandingCodec standings = new StandingCodec();
  private final TrackCodec tracks = new TrackCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(SubjectState state, DataOutput out) throws IOException {
    boolean seen = state.firstSeen != Long.MAX_VALUE;
    boolean erased = state.erased != Long.MIN_VALUE;
    boolean standing = !state.standing.isEmpty();
    out.writeByte(
        (seen ? HAS_SEEN : 0)
            | (erased ? HAS_ERASED : 0)
            | (state.held ? IS_HELD : 0)
            | (standing ? HAS_STANDING : 0)
            | (state.linksDue != Long.MAX_VALUE ? HAS_LINKS : 0));
    if (seen) {
      writeSigned(state.firstSeen, out);
      writeSigned(state.settled - state.firstSeen, out);
    }
    if (erased) {
      writeSigned(state.erased, out);
    }
    if (state.linksDue != Long.MAX_VALUE) {
      writeSigned(state.linksDue, out);
    }
    if (standing) {
      standings.write(state.standing, out);
    }
    long base = seen ? state.settled : 0;
    StoredSightings sightings = new StoredSightings(base);
    writeUnsigned(state.trace.size(), out);
    for (Traced each : state.trace) {
      sightings.write(each, out);
    }
    writeUnsigned(state.pending.size(), out);
    for (Pending each : state.pending) {
      sightings.write(each, out);
    }
    writeUnsigned(state.windows.size(), out);
    for (Window each : state.windows.values()) {
      windows.write(each, base, out);
    }
    writeUnsigned(state.tracks.size(), out);
    for (Map.Entry<Integer, Track> each : state.tracks.entrySet()) {
      out.writeInt(each.getKey());
      tracks.write(each.getValue(), out);
    }
    writeUnsigned(state.echoes.size(), out);
    for (Echo each : state.echoes) {
      deliveries.write(each, out);
    }
  }

  @Override
  public SubjectState read(DataInput in, int version) throws IOException {
    SubjectState state = new SubjectState();
    int flags = in.readByte();
    if ((flags & HAS_SEEN) != 0) {
      state.firstSeen = readSigned(in);
      state.settled = state.firstSeen + readSigned(in);
    }
    if ((flags & HAS_ERASED) != 0) {
      state.erased = readSigned(in);
    }
    state.held = (flags & IS_HELD) != 0;
    if ((flags & HAS_LINKS) != 0) {
      state.linksDue = readSigned(in);
    }
    if ((flags & HAS_STANDING) != 0) {
      state.standing = standings.read(in, standings.version());
    }
    long base = (flags & HAS_SEEN) != 0 ? state.settled : 0;
    StoredSightings sightings = new StoredSightings(base);
    for (int left = readSize(in); left > 0; left--) {
      state.trace.add(Traced.of(sightings.read(in)));
    }
    for (int left = readSize(in); left > 0; left--) {
      state.pending.add(sightings.read(in));
    }
    for (int left = readSize(in); left > 0; left--) {
      Window window = windows.read(in, windows.version(), base);
      state.windows.put(window.spec().slot(), window);
    }
    for (int left = readSize(in); left > 0; left--) {
      state.tracks.put(in.readInt(), tracks.read(in, tracks.version()));
    }
    for (int left = readSize(in); left > 0; left--) {
      state.echoes.add((Echo) deliveries.read(in, deliveries.version()));
    }
    return state;
  }
}
