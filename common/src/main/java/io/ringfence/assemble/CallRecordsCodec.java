package io.ringfence.assemble;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallParties;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.CallProgress;
import io.ringfence.signal.CallRoute;
import io.ringfence.signal.codec.CallCodec;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.NameFilter;
import io.ringfence.signal.encoding.Wire;
import io.ringfence.tenant.Tenants;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The stored form of {@link CallRecords}. Records of a call repeat its parties, so a text that
 * equals the previous record's is one bit.
 */
public final class CallRecordsCodec implements Codec<CallRecords> {

  private static final int TEXTS = 12;

  /** Whom each of the texts names, by the letters of kinds. */
  private static final String NAMES = "\0\0nnadi\0t\0\0\0";

  /** The text of these that somebody chose. */
  private static final int USER_AGENT = 7;

  /** Set in the number of revisions, which is far smaller. */
  private static final int IS_BEHIND = 64;

  /** The same. */
  private static final int HAS_OTHERS = 128;

  /** The same: it is a tenant's. */
  private static final int IS_OWNED = 256;

  private static final String[] NO_TEXTS = new String[TEXTS];

  static {
    Arrays.fill(NO_TEXTS, "");
  }

  @Override
  public void write(CallRecords value, DataOutput out) throws IOException {
    writeOne(value, out);
    if (!value.others().isEmpty()) {
      Wire.writeUnsigned(value.others().size(), out);
      for (CallRecords each : value.others()) {
        writeOne(each, out);
      }
    }
  }

  private static void writeOne(CallRecords value, DataOutput out) throws IOException {
    Wire.writeSigned(value.watermark(), out);
    boolean behind = value.behind() > 0;
    boolean owned = value.owner() != null && !value.owner().equals(Tenants.PROVIDER);
    int flags =
        (behind ? IS_BEHIND : 0)
            | (value.others().isEmpty() ? 0 : HAS_OTHERS)
            | (owned ? IS_OWNED : 0);
    Wire.writeUnsigned(value.revisions().length | flags, out);
    if (behind) {
      Wire.writeUnsigned(value.behind(), out);
    }
    if (owned) {
      Wire.writeText(value.owner(), out);
    }
    for (int revision : value.revisions()) {
      Wire.writeUnsigned(revision + 1L, out);
    }
    Wire.writeUnsigned(value.records().size(), out);
    String[] previous = NO_TEXTS;
    long time = 0;
    for (Call record : value.records()) {
      Wire.writeText(record.id(), out);
      Wire.writeSigned(record.time() - time, out);
      out.writeByte(record.phase().topic().code());
      String[] texts = texts(record);
      writeTexts(texts, previous, out);
      // All are -1 or more, and mostly absent: one byte then.
      Wire.writeUnsigned(record.started() + 1, out);
      Wire.writeUnsigned(record.ringMillis() + 1, out);
      Wire.writeUnsigned(record.talkMillis() + 1, out);
      Wire.writeUnsigned(record.sipCode() + 1L, out);
      Wire.writeUnsigned(record.q850() + 1L, out);
      previous = texts;
      time = record.time();
    }
  }

  @Override
  public CallRecords read(DataInput in, int version) throws IOException {
    long watermark = Wire.readSigned(in);
    int flagged = Wire.readSize(in);
    CallRecords first = readOne(watermark, flagged, in);
    if ((flagged & HAS_OTHERS) != 0) {
      for (int left = Wire.readSize(in); left > 0; left--) {
        long reached = Wire.readSigned(in);
        first.others().add(readOne(reached, Wire.readSize(in), in));
      }
    }
    return first;
  }

  private static CallRecords readOne(long watermark, int flagged, DataInput in) throws IOException {
    int[] revisions = new int[CallRecords.IDENTITIES];
    Arrays.fill(revisions, -1);
    int told = flagged & ~IS_BEHIND & ~HAS_OTHERS & ~IS_OWNED;
    long behind = (flagged & IS_BEHIND) == 0 ? 0 : Wire.readUnsigned(in);
    String owner = (flagged & IS_OWNED) == 0 ? Tenants.PROVIDER : Wire.readText(in);
    for (int i = 0; i < told; i++) {
      int revision = Wire.readSize(in) - 1;
      if (i < revisions.length) {
        revisions[i] = revision;
      }
    }
    int size = Wire.readSize(in);
    List<Call> records = new ArrayList<>(Math.min(size, 64));
    String[] texts = NO_TEXTS;
    Call before = null;
    long time = 0;
    for (int i = 0; i < size; i++) {
      String id = Wire.readText(in);
      time += Wire.readSigned(in);
      CallPhase phase = CallCodec.phase(in.readByte());
      texts = readTexts(texts, in);
      before = record(id, time, phase, texts, before, in);
      records.add(before);
    }
    return new CallRecords(owner, records, revisions, watermark, behind);
  }

  private static void writeTexts(String[] texts, String[] previous, DataOutput out)
      throws IOException {
    int same = 0;
    for (int i = 0; i < TEXTS; i++) {
      same |= texts[i].equals(previous[i]) ? 1 << i : 0;
    }
    Wire.writeUnsigned(same, out);
    for (int i = 0; i < TEXTS; i++) {
      if ((same & 1 << i) == 0) {
        Wire.writeText(texts[i], out);
      }
    }
  }

  private static String[] readTexts(String[] previous, DataInput in) throws IOException {
    String[] texts = previous.clone();
    int same = Wire.readSize(in);
    for (int i = 0; i < TEXTS; i++) {
      if ((same & 1 << i) == 0) {
        texts[i] = read(i, in);
      }
    }
    return texts;
  }

  private static String read(int i, DataInput in) throws IOException {
    char names = NAMES.charAt(i);
    return names == NameFilter.NOBODY && i != USER_AGENT
        ? Wire.readText(in)
        : Wire.readValue(names, in);
  }

  private static String[] texts(Call record) {
    return new String[] {
      record.call(),
      record.source(),
      record.from(),
      record.to(),
      record.account(),
      record.device(),
      record.address(),
      record.userAgent(),
      record.trunk(),
      record.direction(),
      record.attestation(),
      record.releasedBy()
    };
  }

  /**
   * Reads what follows the texts. Records of a call mostly share parties and route.
   *
   * @param before the record before, or null
   */
  private static Call record(
      String id, long time, CallPhase phase, String[] texts, Call before, DataInput in)
      throws IOException {
    long started = Wire.readUnsigned(in) - 1;
    CallProgress progress =
        CallProgress.of(
            started,
            Wire.readUnsigned(in) - 1,
            Wire.readUnsigned(in) - 1,
            (int) Wire.readUnsigned(in) - 1,
            (int) Wire.readUnsigned(in) - 1,
            texts[11]);
    CallParties parties =
        new CallParties(texts[2], texts[3], texts[4], texts[5], texts[6], texts[7]);
    CallRoute route = new CallRoute(texts[8], texts[9], texts[10]);
    return new Call(
        id,
        time,
        texts[1],
        texts[0],
        phase,
        before != null && before.parties().equals(parties) ? before.parties() : parties,
        before != null && before.route().equals(route) ? before.route() : route,
        progress);
  }
}
