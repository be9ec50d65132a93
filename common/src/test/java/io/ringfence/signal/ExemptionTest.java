package io.ringfence.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExemptionTest {

  private static final Exemption ONE = Exemption.of(List.of("b", "a", "b"), List.of());
  private static final Exemption OTHER = Exemption.of(List.of("c"), List.of("irsf"));

  @Test
  void itCoversWhatItNamesAndNothingElse() {
    assertThat(ONE.covers("a", "irsf")).isTrue();
    assertThat(ONE.covers("c", "irsf")).isFalse();
    assertThat(OTHER.covers("a", "irsf")).isTrue();
    assertThat(OTHER.covers("irsf", "c")).isFalse();
    assertThat(Exemption.NONE.covers("a", "irsf")).isFalse();
  }

  @Test
  void twoTogetherCoverWhatEitherDoes() {
    assertThat(ONE.and(OTHER)).isEqualTo(Exemption.of(List.of("a", "b", "c"), List.of("irsf")));
    assertThat(ONE.and(Exemption.NONE)).isEqualTo(ONE);
    assertThat(Exemption.NONE.and(ONE)).isEqualTo(ONE);
  }

  @Test
  void namesAreThoseOfPacks() {
    assertThat(Exemption.isName("irsf-burst")).isTrue();
    assertThat(Exemption.isName("a" + "b".repeat(63))).isTrue();
    assertThat(List.of("", "Irsf", "1a", "a b", "a" + "b".repeat(64))).noneMatch(Exemption::isName);
  }

  @Test
  void itIsSaidInWords() {
    assertThat(ONE.inWords()).isEqualTo("rules a, b");
    assertThat(OTHER.inWords()).isEqualTo("rule c; fraud irsf");
  }
}
