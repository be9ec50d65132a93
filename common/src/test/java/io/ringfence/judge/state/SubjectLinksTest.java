package io.ringfence.judge.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.state.SubjectLinks.Other;
import io.ringfence.signal.SubjectKind;
import org.junit.jupiter.api.Test;

class SubjectLinksTest {

  private static final long TIME = 1_764_061_200_000L;

  private final SubjectLinks links = new SubjectLinks();

  @Test
  void theSameDayIsNoNews() {
    assertThat(links.saw("d:1", TIME)).isTrue();
    assertThat(links.saw("d:1", TIME + 1000)).isFalse();
    assertThat(links.saw("d:1", TIME + SubjectLinks.DAY)).isTrue();

    assertThat(links.all()).containsExactly(new Other("d:1", TIME, TIME + SubjectLinks.DAY));
  }

  @Test
  void theLatestOfAKindAreKept() {
    for (int i = 0; i < 20; i++) {
      links.saw("d:" + i, TIME + i * SubjectLinks.DAY);
      links.saw("a:acme", TIME + i * SubjectLinks.DAY);
    }

    assertThat(links.of(SubjectKind.DEVICE))
        .hasSize(SubjectLinks.MOST_OF_A_KIND)
        .extracting(Other::key)
        .startsWith("d:12")
        .endsWith("d:19");
    assertThat(links.of(SubjectKind.ACCOUNT)).hasSize(1);
  }

  @Test
  void manyOnOneDayDoNotTakeTurns() {
    for (int i = 0; i < 20; i++) {
      links.saw("d:" + i, TIME + i);
    }

    assertThat(links.full(SubjectKind.DEVICE, SubjectLinks.day(TIME))).isTrue();
    assertThat(links.of(SubjectKind.DEVICE))
        .extracting(Other::key)
        .startsWith("d:0")
        .endsWith("d:7");
  }

  @Test
  void whoWasNotSeenForLongIsForgotten() {
    links.saw("d:1", TIME);
    links.saw("a:1", TIME + SubjectLinks.DAY);

    assertThat(links.earliest()).isEqualTo(TIME);
    assertThat(links.forget(TIME + 1)).isTrue();
    assertThat(links.forget(TIME + 1)).isFalse();
    assertThat(links.knows("d:1")).isFalse();
    assertThat(links.knows("a:1")).isTrue();
  }
}
