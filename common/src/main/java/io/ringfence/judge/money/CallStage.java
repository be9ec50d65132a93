package io.ringfence.judge.money;

/** How far a call has come. */
enum CallStage {
  ATTEMPTED(0),
  ANSWERED(1),

  /** Kept while time stands: what comes in the same millisecond belongs before the end. */
  ENDED(2);

  private final int code;

  CallStage(int code) {
    this.code = code;
  }

  /** In stored ledgers; never changes. */
  int code() {
    return code;
  }
}
