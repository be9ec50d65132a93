package io.ringfence.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.notation.TextRules;
import org.apache.flink.api.common.TaskInfoImpl;
import org.junit.jupiter.api.Test;

class OwnKeysTest {

  private static final int GROUPS = 360;

  /** A call's id may be a single character. */
  @Test
  void theFirstKeyOfATaskIsOneThatNoRecordCanHave() {
    for (int task = 0; task < GROUPS; task++) {
      OwnKeys own = new OwnKeys(new TaskInfoImpl("judge", GROUPS, task, GROUPS, 0));

      assertThat(own.contain(own.first())).isTrue();
      assertThat(own.first()).hasSize(1);
      assertThat(TextRules.plain(own.first())).as("may be an id").isFalse();
      assertThat(own.contain(own.last())).isTrue();
    }
  }
}
