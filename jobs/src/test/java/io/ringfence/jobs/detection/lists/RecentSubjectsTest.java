package io.ringfence.jobs.detection.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentSubjectsTest {

  private static final long MINUTE = 60_000;
  private static final long USUAL = 20 * MINUTE;
  private static final long LARGEST = 52 * 60 * MINUTE;
  private static final Subject RANGE = new Subject(SubjectKind.RANGE, "+1202555");
  private static final String PROMPT = "n:+12025550101";
  private static final String NIGHTLY = "n:+12025550102";

  @Test
  void aSubjectIsReachedForAsLongAsItsSourceMayBeLate() {
    RecentSubjects recent = new RecentSubjects(USUAL, LARGEST, true);
    recent.advance(0);
    recent.saw(PROMPT, 0, 0, false);
    recent.saw(NIGHTLY, 0, 0, true);
    assertThat(recent.under(RANGE)).containsExactlyInAnyOrder(PROMPT, NIGHTLY);

    for (long time = 0; time < LARGEST; time += USUAL) {
      recent.advance(time);
    }

    assertThat(recent.under(RANGE)).containsExactly(NIGHTLY);
  }

  @Test
  void whatWasSeenBeforeARestartIsKeptForTheLongerTime() {
    RecentSubjects recent = new RecentSubjects(USUAL, LARGEST, false);
    assertThat(recent.complete()).isFalse();

    recent.restore(Set.of(PROMPT), 0);
    for (long time = 0; time < LARGEST; time += USUAL) {
      recent.advance(time);
    }

    assertThat(recent.complete()).isTrue();
    assertThat(recent.under(RANGE)).containsExactly(PROMPT);
  }
}
