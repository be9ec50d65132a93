package io.ringfence.rule.change;

import io.ringfence.signal.encoding.RecordCodec;

/** The stored form of what a rulebook knows. */
public final class RulebookStateCodec extends RecordCodec<RulebookState> {

  public RulebookStateCodec() {
    super(RulebookState.class, new RuleChangesCodec(), list(new RuleRecordCodec()));
  }
}
