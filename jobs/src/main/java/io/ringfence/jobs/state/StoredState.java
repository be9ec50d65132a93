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
  SUBJECT("subject", ""),
  LINKS("links", ""),
  SHARED("shared-standing", "BroadcastStanding.SHARED"),
  HISTORY("listing-history", ""),
  HELD("held-erasure", ""),
  UNCONFIRMED("unconfirmed-alerts", "UnconfirmedAlerts.UNCONFIRMED"),
  TOUCHED("touched", "ListChanges.TOUCHED"),
  CALL("call", ""),
  SLICE("crowd-slice", ""),

  ERASURES("erasures", "ErasureSweep.ERASURES", "names of erased subjects, encrypted"),
  OPEN_RECEIPT("open-receipt", "ReceiptCollector.OPEN", "counts and keyed hashes of requests"),
  SEEN("crowd-seen", "CrowdStage.SEEN", "a time for each task"),
  MOVED("moved", "EventTimeStall.MOVED", "a time for each task"),
  ADMISSIONS("admissions", "AdmitOperator.ADMISSIONS", "names and progress of sources"),
  RULES("rules", "CurrentRules.RULES", "rules"),
  MEASURES("measures", "StoredMeasures.MEASURES", "what measures count"),
  RULEBOOK("rulebook", "", "rules"),
  POLICY("policy", "PolicySweep.POLICY", "the retention policy"),
  DOSSIER("dossier", "", "times and results, without numbers or names"),
  FIGURES("figures", "StoredPages.FIGURES", "figures of groups"),
  TOLD("told", "StoredPages.VERSIONS", "versions of figures"),
  MARKS("marks", "", "which windows have changed"),

  READER("SourceReaderState", "", "positions in topics; Flink's"),
  WRITER("writer_raw_states", "", "names of transactions; Flink's"),
  COMMITTER("streaming_committer_raw_states", "", "names of transactions; Flink's");

  private final String stored;
  private final String declared;
  private final String impersonal;

  StoredState(String stored, String declared) {
    this(stored, declared, "");
  }

  StoredState(String stored, String declared, String impersonal) {
    this.stored = stored;
    this.declared = declared;
    this.impersonal = impersonal;
  }

  /** The name that a savepoint has of it. */
  public String stored() {
    return stored;
  }

  /** Class and constant that declare it; empty of a key's one value, and of Flink's own. */
  public String declared() {
    return declared;
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
