package io.ringfence.jobs.state;

import java.util.Arrays;
import java.util.Optional;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;

/**
 * Every state that the jobs store, and whether it holds personal data. An audit goes by this table
 * and refuses what is not in it, so a new state is named here first.
 */
public enum StoredState {
  SUBJECT("subject"),
  LINKS("links"),
  SHARED("shared-standing"),
  HISTORY("listing-history"),
  HELD("held-erasure"),
  UNCONFIRMED("unconfirmed-alerts"),
  TOUCHED("touched"),
  CALL("call"),
  SLICE("crowd-slice"),

  ERASURES("erasures", "names of erased subjects, encrypted"),
  OPEN_RECEIPT("open-receipt", "counts and keyed hashes of requests"),
  SEEN("crowd-seen", "a time for each task"),
  MOVED("moved", "a time for each task"),
  ADMISSIONS("admissions", "names and progress of sources"),
  RULES("rules", "rules"),
  MEASURES("measures", "what measures count"),
  RULEBOOK("rulebook", "rules"),
  POLICY("policy", "the retention policy"),
  DOSSIER("dossier", "times and results, without numbers or names"),
  FIGURES("figures", "figures of groups"),
  TOLD("told", "versions of figures"),
  MARKS("marks", "which windows have changed"),

  READER("SourceReaderState", "positions in topics; Flink's"),
  WRITER("writer_raw_states", "names of transactions; Flink's"),
  COMMITTER("streaming_committer_raw_states", "names of transactions; Flink's");

  private final String stored;
  private final String impersonal;

  StoredState(String stored) {
    this(stored, "");
  }

  StoredState(String stored, String impersonal) {
    this.stored = stored;
    this.impersonal = impersonal;
  }

  /** The name that a savepoint has of it. */
  public String stored() {
    return stored;
  }

  /** Of a key's one value. */
  public ValueStateDescriptor<byte[]> value() {
    return new ValueStateDescriptor<>(stored, BytePrimitiveArraySerializer.INSTANCE);
  }

  public boolean personal() {
    return impersonal.isEmpty();
  }

  /** What it holds in place of personal data; empty where it holds that. */
  public String impersonal() {
    return impersonal;
  }

  /** The state of a stored name; empty if this release declares none. */
  public static Optional<StoredState> named(String stored) {
    return Arrays.stream(values()).filter(each -> each.stored.equals(stored)).findFirst();
  }
}
