package io.ringfence.judge.crowd;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.timeline.PendingSignal;
import io.ringfence.judge.timeline.StoredObservations;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The stored form of a slice of a crowd that has handed over all its changes.
 *
 * <pre>
 *          key of the subject
 * 8        seed
 * 1-10     end of the slice
 * 1-5      revision
 * 1-10     lateness; lag
 *          identities of signals that stay whole: how many, 8 bytes each
 *          groups: how many; of each its identity (8 bytes), how many signals, and each signal with its
 *          merging
 * </pre>
 */
public final class CrowdSliceCodec implements Codec<CrowdSlice> {

  @Override
  public void write(CrowdSlice slice, DataOutput out) throws IOException {
    writeText(slice.key(), out);
    out.writeLong(slice.seed());
    writeSigned(slice.end(), out);
    writeUnsigned(slice.revision(), out);
    writeUnsigned(slice.lateness(), out);
    writeUnsigned(slice.lag(), out);
    writeUnsigned(slice.whole().size(), out);
    for (long each : slice.whole()) {
      out.writeLong(each);
    }
    StoredObservations observations = new StoredObservations(slice.end());
    writeUnsigned(slice.groups().size(), out);
    for (Map.Entry<Long, MergedSignals> group : slice.groups().entrySet()) {
      out.writeLong(group.getKey());
      writeUnsigned(group.getValue().signals().size(), out);
      for (Observation each : group.getValue().signals()) {
        observations.write(new PendingSignal(each, each.time()), out);
        writeUnsigned(each.merging(), out);
      }
    }
  }

  @Override
  public CrowdSlice read(DataInput in, int version) throws IOException {
    String key = readText(in);
    long seed = in.readLong();
    long end = readSigned(in);
    int revision = readSize(in);
    long lateness = readUnsigned(in);
    long lag = readUnsigned(in);
    Set<Long> whole = new LinkedHashSet<>();
    for (int left = readSize(in); left > 0; left--) {
      whole.add(in.readLong());
    }
    CrowdSlice slice = new CrowdSlice(key, seed, end, whole);
    slice.restore(revision, lateness, lag);
    StoredObservations observations = new StoredObservations(end);
    for (int left = readSize(in); left > 0; left--) {
      long group = in.readLong();
      List<Observation> signals = new ArrayList<>();
      for (int more = readSize(in); more > 0; more--) {
        Observation stored = observations.read(in).observation();
        signals.add(stored.inCrowd(key, readUnsigned(in)));
      }
      slice.restore(group, MergedSignals.restored(signals));
    }
    return slice;
  }
}
