package io.ringfence.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.console.store.IndicatorStore.Group;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencesTest {

  private static final Subject NUMBER = new Subject(SubjectKind.NUMBER, "+14155550123");

  private final References references = new References(key("0123456789abcdef"));

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsReferredToIsFoundAgainUnderTheSameKey() {
    References restarted = new References(key("0123456789abcdef"));
    Group group = new Group(Map.of("trunk", "carrier-a", "country", "US"));

    assertThat(restarted.of(NUMBER)).isEqualTo(references.of(NUMBER));
    assertThat(restarted.subject(references.of(NUMBER))).contains(NUMBER);
    assertThat(restarted.alert(references.ofAlert("alert-1"))).contains("alert-1");
    assertThat(restarted.group(references.ofGroup(group))).contains(group);
  }

  @Test
  void aReferenceFitsAnAddressAndShowsNothingOfItsText() {
    assertThat(references.of(NUMBER)).matches("[A-Za-z0-9_-]+").doesNotContain("4155550123");
    assertThat(references.ofAlert("x")).isNotEqualTo(references.ofAlert("y"));
  }

  @Test
  void aReferenceOfAnotherKindKeyOrShapeNamesNothing() {
    String reference = references.of(NUMBER);
    String forged = (reference.charAt(0) == 'A' ? "B" : "A") + reference.substring(1);

    assertThat(references.alert(reference)).isEmpty();
    assertThat(references.subject(forged)).isEmpty();
    assertThat(references.subject("")).isEmpty();
    assertThat(references.subject("not a reference")).isEmpty();
    assertThat(references.subject("A".repeat(2_000))).isEmpty();
    assertThat(new References(key("fedcba9876543210")).subject(reference)).isEmpty();
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> new References(key("short"))).hasMessageContaining("16 bytes");
  }
}
