package io.ringfence.assemble;

import io.ringfence.signal.CallPhase;
import io.ringfence.signal.fixture.CallFixture;

/** Records of one call for tests: each has nothing but what a test says. */
final class CallRecordFixtures {

  static final long T = 1_764_061_200_000L;
  static final long SECOND = 1_000;
  static final long MINUTE = 60_000;
  static final long HOUR = 3_600_000;

  private CallRecordFixtures() {}

  static CallFixture attempt(String id, long time) {
    return CallFixture.call("c", CallPhase.ATTEMPT, time).id(id);
  }

  static CallFixture answer(String id, long time) {
    return CallFixture.call("c", CallPhase.ANSWER, time).id(id);
  }

  static CallFixture end(String id, long time) {
    return CallFixture.call("c", CallPhase.END, time).id(id);
  }
}
