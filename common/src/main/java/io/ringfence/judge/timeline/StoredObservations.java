package io.ringfence.judge.timeline;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.judge.delivery.FactType;
import io.ringfence.judge.delivery.Merging;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.Observation.Fact;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.NameFilter;
import io.ringfence.signal.encoding.Wire;
import io.ringfence.tenant.Tenants;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The stored form of one subject's observations, one after the other in order of time: 30 to 60
 * bytes each. Texts and slots that occur again are written once, the key never. An instance serves
 * one writing or one reading.
 *
 * <pre>
 * 1 byte   marks: derived, primary, evaluated, has a revision, counts at another time, has an identity,
 *          has the same rules as the one before, has the same parties
 * 1        topic, with a mark of several signals and a mark of a tenant
 * 1-10     time, from that of the observation before
 * 1-10     when it counts, from that time; only where marked
 * 8        identity; only where marked
 * 1-5      revision; only where marked
 * 1-5      how many signals it stands for; only where marked
 *          id
 *          contributions: how many; of each its slot, with the form of its value, and that value
 *          slots of the rules to evaluate; not where marked
 *          slots of those that held
 *          facts: how many; of each field and type, and its value
 *          keys of its parties; not where marked
 *          tenant; only where marked
 * </pre>
 */
public final class StoredObservations {

  private static final int DERIVED = 1;
  private static final int PRIMARY = 2;
  private static final int EVALUATED = 4;
  private static final int REVISED = 8;
  private static final int MOVED = 16;
  private static final int IDENTIFIED = 32;
  private static final int SAME_RULES = 64;
  private static final int SAME_PARTIES = 128;

  /** Beside the topic. */
  private static final int MERGED = 128;

  /** Beside the topic, whose code is less than 64. */
  private static final int OF_TENANT = 64;

  /** In place of the topic of what stands for a record that was taken out: no topic's code. */
  private static final int EXCLUDED = 63;

  private static final int ONE = 0;
  private static final int MINUS_ONE = 1;
  private static final int BITS = 2;
  private static final int ANY = 3;

  /** The state is found by its key; nothing reads it from its observations. */
  private static final String KEY = "";

  /** Of parties, and of all else that names a subject. */
  private final Dictionary keys = new Dictionary(Wire::readKey);

  /** Of texts that name nobody, as far as is known. */
  private final Dictionary remarks = new Dictionary(Wire::readRemark);

  private final Dictionary tenants = new Dictionary(Wire::readText);
  private final Dictionary numbers = new Dictionary(Wire::readText);
  private long before;
  private List<Integer> rulesBefore = List.of();
  private List<String> partiesBefore = List.of();

  /**
   * @param base a time near that of the first observation, which the reader knows, too
   */
  public StoredObservations(long base) {
    before = base;
  }

  /** Writes what {@link #read} gives back. */
  public void write(PendingSignal pending, DataOutput out) throws IOException {
    write(pending.observation(), pending.time(), pending.isEvaluated(), pending.hits(), out);
  }

  public void write(SettledSignal settled, DataOutput out) throws IOException {
    write(settled.observation(), settled.time(), true, settled.hits(), out);
  }

  private void write(
      Observation observation, long time, boolean evaluated, List<Integer> hits, DataOutput out)
      throws IOException {
    boolean sameRules = observation.rules().equals(rulesBefore);
    boolean sameParties = observation.parties().equals(partiesBefore);
    out.writeByte(
        (observation.derived() ? DERIVED : 0)
            | (observation.primary() ? PRIMARY : 0)
            | (evaluated ? EVALUATED : 0)
            | (observation.revision() > 0 ? REVISED : 0)
            | (time != observation.time() ? MOVED : 0)
            | (observation.identity() != 0 ? IDENTIFIED : 0)
            | (sameRules ? SAME_RULES : 0)
            | (sameParties ? SAME_PARTIES : 0));
    out.writeByte(
        (observation.isExcluded() ? EXCLUDED : observation.topic().code())
            | (observation.isMerged() ? MERGED : 0)
            | (observation.tenant().isEmpty() ? 0 : OF_TENANT));
    writeSigned(observation.time() - before, out);
    before = observation.time();
    if (time != observation.time()) {
      writeSigned(time - observation.time(), out);
    }
    if (observation.identity() != 0) {
      out.writeLong(observation.identity());
    }
    if (observation.revision() > 0) {
      writeUnsigned(observation.revision(), out);
    }
    if (observation.isMerged()) {
      writeUnsigned(observation.signals(), out);
    }
    writeText(observation.id(), out);
    writeUnsigned(observation.contributions().size(), out);
    for (Contribution each : observation.contributions()) {
      write(each, out);
    }
    if (!sameRules) {
      rulesBefore = observation.rules();
      writeSlots(rulesBefore, out);
    }
    writeSlots(hits, out);
    writeUnsigned(observation.facts().size(), out);
    for (Fact fact : observation.facts()) {
      write(fact, out);
    }
    if (!sameParties) {
      partiesBefore = observation.parties();
      writeUnsigned(partiesBefore.size(), out);
      for (String each : partiesBefore) {
        keys.text(each, out);
      }
    }
    if (!observation.tenant().isEmpty()) {
      tenants.text(observation.tenant(), out);
    }
  }

  public PendingSignal read(DataInput in) throws IOException {
    int marks = in.readByte();
    int head = in.readUnsignedByte();
    int code = head & ~(MERGED | OF_TENANT);
    SignalTopic topic = code == EXCLUDED ? SignalTopic.PRIVACY_CORRECT : SignalTopic.ofCode(code);
    long time = before + readSigned(in);
    before = time;
    long counts = (marks & MOVED) == 0 ? time : time + readSigned(in);
    long identity = (marks & IDENTIFIED) == 0 ? 0 : in.readLong();
    int revision = (marks & REVISED) == 0 ? 0 : readSize(in);
    int signals = (head & MERGED) == 0 ? 1 : readSize(in);
    String id = readText(in);
    int size = readSize(in);
    List<Contribution> contributions = size == 0 ? List.of() : new ArrayList<>(Wire.room(size));
    for (int left = size; left > 0; left--) {
      contributions.add(contribution(in));
    }
    if ((marks & SAME_RULES) == 0) {
      rulesBefore = readSlots(in);
    }
    List<Integer> hits = readSlots(in);
    size = readSize(in);
    List<Fact> facts = size == 0 ? List.of() : new ArrayList<>(Wire.room(size));
    for (int left = size; left > 0; left--) {
      facts.add(fact(in));
    }
    if ((marks & SAME_PARTIES) == 0) {
      size = readSize(in);
      partiesBefore = size == 0 ? List.of() : new ArrayList<>(Wire.room(size));
      for (int left = size; left > 0; left--) {
        partiesBefore.add(keys.text(in));
      }
    }
    Observation observation =
        new Observation(
            KEY,
            identity,
            id,
            time,
            revision,
            (marks & DERIVED) != 0,
            topic,
            (marks & PRIMARY) != 0,
            contributions,
            rulesBefore,
            facts,
            partiesBefore,
            Observation.UNKNOWN_LATENESS,
            0,
            signals,
            Merging.WHOLE,
            (head & OF_TENANT) == 0 ? Tenants.PROVIDER : tenants.text(in));
    PendingSignal pending = new PendingSignal(observation, counts);
    pending.restore(hits, (marks & EVALUATED) != 0);
    return pending;
  }

  private void write(Contribution each, DataOutput out) throws IOException {
    boolean plain = each.weight() == 1 && each.text().isEmpty();
    if (plain && (each.bits() == 1 || each.bits() == -1)) {
      numbers.slot(each.slot(), each.bits() == 1 ? ONE : MINUS_ONE, out);
    } else if (plain) {
      numbers.slot(each.slot(), BITS, out);
      out.writeLong(each.bits());
    } else {
      numbers.slot(each.slot(), ANY, out);
      writeUnsigned(each.weight(), out);
      out.writeLong(each.bits());
      write(each.names(), each.text(), out);
    }
  }

  /** A text, by whom it names: as a key, so that it is one with those of parties. */
  private void write(char names, String text, DataOutput out) throws IOException {
    if (names == NameFilter.NOBODY) {
      remarks.text(text, out);
    } else {
      keys.text(text.isEmpty() ? "" : names + ":" + text, out);
    }
  }

  private Contribution contribution(DataInput in) throws IOException {
    int head = readSize(in);
    int slot = numbers.slot(head, in);
    return switch (head & 3) {
      case ONE -> Contribution.of(slot, 1);
      case MINUS_ONE -> Contribution.of(slot, -1);
      case BITS -> Contribution.of(slot, Wire.readHash(in));
      default -> any(slot, in);
    };
  }

  private Contribution any(int slot, DataInput in) throws IOException {
    int weight = readSize(in);
    long bits = Wire.readHash(in);
    char names = new Contribution(slot, weight, bits, "").names();
    return new Contribution(slot, weight, bits, read(names, in));
  }

  private String read(char names, DataInput in) throws IOException {
    if (names == NameFilter.NOBODY) {
      return remarks.text(in);
    }
    String key = keys.text(in);
    return key.isEmpty() ? "" : key.substring(2);
  }

  private void write(Fact fact, DataOutput out) throws IOException {
    Object value = fact.value();
    FactType type = FactType.of(value);
    writeUnsigned((long) fact.field() << 3 | type.code(), out);
    switch (type) {
      case TEXT -> write(Fact.names(fact.field()), (String) value, out);
      case LONG -> writeSigned((Long) value, out);
      case DOUBLE -> out.writeDouble((Double) value);
      case FALSE, TRUE -> {}
    }
  }

  private Fact fact(DataInput in) throws IOException {
    long head = readUnsigned(in);
    int field = (int) (head >>> 3);
    return switch (FactType.ofCode((int) (head & 7))) {
      case TEXT -> new Fact(field, read(Fact.names(field), in));
      case LONG -> new Fact(field, readSigned(in));
      case DOUBLE -> new Fact(field, in.readDouble());
      case FALSE -> new Fact(field, false);
      case TRUE -> new Fact(field, true);
    };
  }

  private void writeSlots(List<Integer> slots, DataOutput out) throws IOException {
    writeUnsigned(slots.size(), out);
    for (int slot : slots) {
      numbers.slot(slot, 0, out);
    }
  }

  private List<Integer> readSlots(DataInput in) throws IOException {
    int size = readSize(in);
    if (size == 0) {
      return List.of();
    }
    List<Integer> slots = new ArrayList<>(Wire.room(size));
    for (int left = size; left > 0; left--) {
      slots.add(numbers.slot(readSize(in), in));
    }
    return slots;
  }
}
