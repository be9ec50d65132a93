package io.ringfence.rule.change;

import io.ringfence.signal.encoding.RecordCodec;
import java.io.IOException;

/** The form in which changes of rules are stored and travel. */
public final class RuleChangesCodec extends RecordCodec<RuleChanges> {

  private static final int MEASURE = 1;
  private static final int RULE = 2;

  public RuleChangesCodec() {
    super(
        RuleChanges.class,
        UNSIGNED,
        list(
            new RecordCodec<>(
                RuleChange.class,
                form(
                    (it, out) -> out.writeByte(it == RuleChange.Kind.RULE ? RULE : MEASURE),
                    in -> kind(in.readByte())),
                TEXT,
                FLAG,
                TEXT)));
  }

  private static RuleChange.Kind kind(int code) throws IOException {
    return switch (code) {
      case MEASURE -> RuleChange.Kind.MEASURE;
      case RULE -> RuleChange.Kind.RULE;
      default -> throw new IOException("no change of rules has the code " + code);
    };
  }
}
