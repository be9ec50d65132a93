package io.ringfence.assemble;

import io.ringfence.signal.Call;
import io.ringfence.signal.Subject;
import io.ringfence.tenant.Tenants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The keyed state of one call id: its records as they came, how far its time has moved, and how
 * often each of its phases was told. What was told is not held: it follows from the rest.
 */
public final class CallRecords {

  /**
   * Of each sort of record, the lowest (time, id) are kept. The lowest alone decides; the others
   * only fill in what it lacks, so 8 lose nothing in practice (forks ring a handful of legs), and
   * bound the state to 40 records. What is kept depends on the set, not on its order.
   */
  static final int KEPT_PER_SORT = 8;

  /** Attempt, answer, end, and an ongoing report at each of the marks. */
  static final int IDENTITIES = 3 + CallTimeline.MARKS_MINUTES.length;

  /**
   * The contents of a record make the order total where one id comes with two contents: then, too,
   * the outcome does not depend on which came first.
   */
  static final Comparator<Call> ORDER =
      Comparator.comparingLong(Call::time)
          .thenComparing(Call::id)
          .thenComparing(CallRecords::contents);

  /**
   * Calls of one id that are kept apart. Whoever chooses the id would have more of them count as
   * fewer, but no rule waits for so many to say that something is wrong.
   */
  public static final int MOST_OF_ONE_ID = 64;

  private final List<Call> records;
  private final int[] revisions;
  private final List<CallRecords> others = new ArrayList<>(0);
  private long watermark;
  private long behind;

  /** Null until the first record. */
  private String owner;

  /** What the records add up to; null where they have changed since. Not stored. */
  private CallTimeline picture;

  public CallRecords() {
    this(null, new ArrayList<>(4), new int[IDENTITIES], Long.MIN_VALUE, 0);
    Arrays.fill(revisions, -1);
  }

  CallRecords(String owner, List<Call> records, int[] revisions, long watermark, long behind) {
    this.owner = owner;
    this.records = records;
    this.revisions = revisions;
    this.watermark = watermark;
    this.behind = behind;
  }

  public boolean isEmpty() {
    return records.isEmpty();
  }

  /** Every record that is held, also those of other calls of the same id. */
  public List<Call> all() {
    List<Call> all = new ArrayList<>(records);
    others.forEach(each -> all.addAll(each.all()));
    return all;
  }

  /** Whose the call is: the provider's where its records are not one tenant's. */
  public String owner() {
    return owner;
  }

  /** A record of this owner has come: the account that tells it may be erased later. */
  public void belongsTo(String tenant) {
    owner = owner == null || owner.equals(tenant) ? tenant : Tenants.PROVIDER;
  }

  /** In ascending {@link #ORDER}. */
  List<Call> records() {
    return records;
  }

  /** Drawn once for the records as they are, by whoever is asked first: settings do not change. */
  CallTimeline picture(ToLongFunction<String> lateness, long capMillis) {
    if (picture == null) {
      picture = new CallTimeline(records, lateness, capMillis);
    }
    return picture;
  }

  /** The highest event time that this call has been told, or {@link Long#MIN_VALUE}. */
  long watermark() {
    return watermark;
  }

  void advance(long to) {
    watermark = Math.max(watermark, to);
  }

  /** How far the feeds that reported the call are behind event time, in milliseconds. */
  public long behind() {
    return behind;
  }

  void fallBehind(long millis) {
    behind = Math.max(behind, millis);
  }

  /** The last revision of each identity, -1 where it was never told. */
  int[] revisions() {
    return revisions;
  }

  /** Other calls that have the same id, in the order in which they came. */
  List<CallRecords> others() {
    return others;
  }

  /**
   * The call that a record belongs to: the first of those of its id that has no other parties than
   * it says, or a new one. Ordinarily there is one.
   *
   * @return this, or one of the others
   */
  CallRecords of(Call record) {
    if (isOf(record)) {
      return this;
    }
    for (CallRecords each : others) {
      if (each.isOf(record)) {
        return each;
      }
    }
    if (others.size() + 1 < MOST_OF_ONE_ID) {
      others.add(new CallRecords());
    }
    return others.get(others.size() - 1);
  }

  private boolean isOf(Call record) {
    for (Call each : records) {
      if (differ(each.to(), record.to()) || differ(each.from(), record.from())) {
        return false;
      }
    }
    return true;
  }

  /** A party that is not said, or has been erased, is no other one. */
  private static boolean differ(String one, String two) {
    return !one.equals(two) && isKnown(one) && isKnown(two);
  }

  private static boolean isKnown(String party) {
    return !party.isEmpty() && !party.startsWith(Subject.ERASED);
  }

  /** Takes in a record; whether one of the same id was held already. */
  public boolean put(Call record) {
    for (int i = 0; i < records.size(); i++) {
      Call held = records.get(i);
      if (held.id().equals(record.id())) {
        if (!held.equals(record) && ORDER.compare(record, held) < 0) {
          records.remove(i);
          insert(record);
        }
        return true;
      }
    }
    insert(record);
    return false;
  }

  private void insert(Call record) {
    picture = null;
    int at = 0;
    int sameSort = 0;
    for (; at < records.size() && ORDER.compare(records.get(at), record) < 0; at++) {
      sameSort += sort(records.get(at)) == sort(record) ? 1 : 0;
    }
    if (sameSort >= KEPT_PER_SORT) {
      return;
    }
    records.add(at, record);
    sameSort++;
    for (int i = at + 1; i < records.size(); i++) {
      if (sort(records.get(i)) == sort(record) && ++sameSort > KEPT_PER_SORT) {
        records.remove(i);
        return;
      }
    }
  }

  /** All of a record but its id and time, as text: what is kept depends on this order. */
  private static String contents(Call record) {
    return String.join(
        ", ",
        "source=" + record.source(),
        "call=" + record.call(),
        "phase=" + record.phase(),
        "started=" + record.started(),
        "from=" + record.from(),
        "to=" + record.to(),
        "account=" + record.account(),
        "device=" + record.device(),
        "address=" + record.address(),
        "userAgent=" + record.userAgent(),
        "trunk=" + record.trunk(),
        "direction=" + record.direction(),
        "attestation=" + record.attestation(),
        "ringMillis=" + record.ringMillis(),
        "talkMillis=" + record.talkMillis(),
        "sipCode=" + record.sipCode(),
        "q850=" + record.q850(),
        "releasedBy=" + record.releasedBy() + "]");
  }

  private static int sort(Call record) {
    return switch (record.phase()) {
      case ATTEMPT -> 0;
      case ANSWER, ONGOING -> 1;
      case END -> CallTimeline.tellsAnswer(record) ? 2 : CallTimeline.unanswered(record) ? 3 : 4;
    };
  }
}
