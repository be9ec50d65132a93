package io.ringfence.judge.state;

import static io.ringfence.signal.encoding.Wire.readRemark;
import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.DeliveryCodec;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.timeline.PendingSignals;
import io.ringfence.judge.timeline.SettledSignal;
import io.ringfence.judge.timeline.StoredObservations;
import io.ringfence.measure.Window;
import io.ringfence.measure.WindowCodec;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.standing.Standing;
import io.ringfence.standing.StandingCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The stored form of all that is known about one subject. Of its links only the purge deadline is
 * stored here, if there are any.
 */
public final class SubjectStateCodec implements Codec<SubjectState> {

  private static final int HAS_SEEN = 1;
  private static final int HAS_ERASED = 2;
  private static final int IS_HELD = 4;
  private static final int HAS_STANDING = 8;
  private static final int HAS_LINKS = 16;
  private static final int HAS_LATENESS = 32;
  private static final int HAS_DELAY = 64;
  private static final int HAS_ERASURE_DUE = 128;

  private final DeliveryCodec deliveries = new DeliveryCodec();
  private final WindowCodec windows = new WindowCodec();
  private final StandingCodec standings = new StandingCodec();
  private final RuleEpisodesCodec episodes = new RuleEpisodesCodec();

  @Override
  public void write(SubjectState state, DataOutput out) throws IOException {
    boolean seen = state.firstSeen() != Long.MAX_VALUE;
    boolean erased = state.erased() != Long.MIN_VALUE;
    boolean standing = !state.standing().isEmpty();
    boolean links = state.links().hasLinks();
    boolean late = state.lateness() != Observation.UNKNOWN_LATENESS;
    boolean delayed = state.delay().millis() > 0;
    boolean due = state.erasureDue() != Long.MIN_VALUE;
    out.writeByte(
        (seen ? HAS_SEEN : 0)
            | (erased ? HAS_ERASED : 0)
            | (state.isHeld() ? IS_HELD : 0)
            | (standing ? HAS_STANDING : 0)
            | (links ? HAS_LINKS : 0)
            | (late ? HAS_LATENESS : 0)
            | (delayed ? HAS_DELAY : 0)
            | (due ? HAS_ERASURE_DUE : 0));
    if (seen) {
      writeSigned(state.firstSeen(), out);
      writeSigned(state.settled() - state.firstSeen(), out);
    }
    if (erased) {
      writeSigned(state.erased(), out);
    }
    if (links) {
      writeSigned(state.links().purgeDeadline(), out);
    }
    if (standing) {
      standings.write(state.standing(), out);
    }
    if (late) {
      writeUnsigned(state.lateness(), out);
    }
    if (delayed) {
      writeUnsigned(state.delay().millis(), out);
      writeSigned(state.delay().until(), out);
    }
    if (due) {
      writeSigned(state.erasureDue(), out);
    }
    if (state.isHeld()) {
      write(state.hold(), out);
    }
    write(state.tenancy(), out);
    long base = seen ? state.settled() : 0;
    writeSignals(state, base, out);
    writeUnsigned(state.windows().size(), out);
    for (Window each : state.windows()) {
      windows.write(each, base, out);
    }
    writeUnsigned(state.episodes().size(), out);
    for (RuleEpisodes each : state.episodes()) {
      out.writeInt(each.ruleSlot());
      episodes.write(each, out);
    }
    writeUnsigned(state.readbacks().size(), out);
    for (AlertReadback each : state.readbacks()) {
      deliveries.write(each, out);
    }
  }

  private static void write(Hold hold, DataOutput out) throws IOException {
    writeText(hold.request(), out);
    writeSigned(hold.until(), out);
    writeSigned(hold.review(), out);
    writeText(hold.ground(), out);
    writeText(hold.actor(), out);
  }

  private static void write(Tenancy tenancy, DataOutput out) throws IOException {
    out.writeBoolean(!tenancy.isNone());
    if (!tenancy.isNone()) {
      writeText(tenancy.earliest(), out);
      writeSigned(tenancy.since(), out);
      writeSigned(tenancy.mixedSince(), out);
      writeText(tenancy.latest(), out);
      writeSigned(tenancy.latestAt(), out);
      writeSigned(tenancy.otherAt(), out);
    }
  }

  private static Tenancy readTenancy(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Tenancy(
            readText(in),
            readSigned(in),
            readSigned(in),
            readText(in),
            readSigned(in),
            readSigned(in))
        : Tenancy.NONE;
  }

  private static Hold readHold(DataInput in) throws IOException {
    return new Hold(readText(in), readSigned(in), readSigned(in), readRemark(in), readRemark(in));
  }

  private static void writeSignals(SubjectState state, long base, DataOutput out)
      throws IOException {
    StoredObservations signals = new StoredObservations(base);
    writeUnsigned(state.settledSignals().size(), out);
    for (SettledSignal each : state.settledSignals()) {
      signals.write(each, out);
    }
    PendingSignals pending = state.pending();
    writeUnsigned(pending.size(), out);
    for (int i = 0; i < pending.size(); i++) {
      signals.write(pending.get(i), out);
    }
  }

  @Override
  public SubjectState read(DataInput in, int version) throws IOException {
    int flags = in.readByte();
    boolean seen = (flags & HAS_SEEN) != 0;
    long firstSeen = seen ? readSigned(in) : Long.MAX_VALUE;
    long settled = seen ? firstSeen + readSigned(in) : Long.MIN_VALUE;
    long erased = (flags & HAS_ERASED) != 0 ? readSigned(in) : Long.MIN_VALUE;
    long linksDeadline = (flags & HAS_LINKS) != 0 ? readSigned(in) : Long.MAX_VALUE;
    Standing standing =
        (flags & HAS_STANDING) != 0 ? standings.read(in, standings.version()) : new Standing();
    SubjectState state = new SubjectState(standing);
    if ((flags & HAS_LATENESS) != 0) {
      state.namedBy(readUnsigned(in));
    }
    if ((flags & HAS_DELAY) != 0) {
      state.restore(new FeedDelay(readUnsigned(in), readSigned(in)));
    }
    if ((flags & HAS_ERASURE_DUE) != 0) {
      state.eraseLater(readSigned(in));
    }
    if ((flags & IS_HELD) != 0) {
      state.hold(readHold(in));
    }
    state.restore(readTenancy(in));
    state.restore(firstSeen, settled, erased);
    state.links().stored(linksDeadline);
    long base = seen ? settled : 0;
    StoredObservations signals = new StoredObservations(base);
    for (int left = readSize(in); left > 0; left--) {
      state.settledSignals().add(SettledSignal.of(signals.read(in)));
    }
    for (int left = readSize(in); left > 0; left--) {
      state.pending().restore(signals.read(in));
    }
    for (int left = readSize(in); left > 0; left--) {
      state.windows().put(windows.read(in, windows.version(), base));
    }
    for (int left = readSize(in); left > 0; left--) {
      state.episodes().add(episodes.read(in.readInt(), in));
    }
    for (int left = readSize(in); left > 0; left--) {
      state.readbacks().restore((AlertReadback) deliveries.read(in, deliveries.version()));
    }
    return state;
  }
}
