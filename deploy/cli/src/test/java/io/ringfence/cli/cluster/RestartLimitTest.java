package io.ringfence.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartLimitTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final RestartLimit restarts = new RestartLimit();

  @Test
  void aProcessThatDiesNowAndThenIsAlwaysStartedAgain() {
    for (int minute = 0; minute < 60; minute++) {
      assertThat(restarts.allowed("jobmanager", 20L * minute * SECOND)).isTrue();
    }
  }

  @Test
  void aProcessThatDoesNothingButDieIsGivenUpAndOthersAreNot() {
    boolean allowed = true;
    for (int second = 0; second < 6; second++) {
      allowed = restarts.allowed("jobmanager", second * SECOND);
    }

    assertThat(allowed).isFalse();
    assertThat(restarts.allowed("taskmanager-1", 6 * SECOND)).isTrue();
  }
}
