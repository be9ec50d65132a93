package io.ringfence.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.console.store.AnalystVerdict.Opinion;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which alerts a queue shows by the mode that is asked for. */
class QueueFilterTest {

  private static CachedAlert alert(Mode mode, boolean queue) {
    return new CachedAlert(
        "a-1",
        1,
        "open",
        "sip-scan",
        "A stranger looks for accounts",
        Severity.LOW,
        20,
        "sip-scan-stranger",
        1,
        mode,
        new Subject(SubjectKind.ADDRESS, "198.51.100.9"),
        0,
        0,
        1,
        false,
        queue,
        "",
        "",
        0,
        new byte[0]);
  }

  private static boolean shows(String mode, CachedAlert alert) {
    return QueueFilter.of(Map.of("mode", mode)).shows(alert, Opinion.NONE);
  }

  @Test
  void anAlertOffTheQueueIsShownToWhoAsksForIt() {
    CachedAlert aside = alert(Mode.ENFORCE, false);

    assertThat(QueueFilter.USUAL.shows(aside, Opinion.NONE)).isFalse();
    assertThat(shows("enforce", aside)).isFalse();
    assertThat(shows("shadow", aside)).isFalse();
    assertThat(shows("aside", aside)).isTrue();
    assertThat(shows("all", aside)).isTrue();
  }

  @Test
  void whatWaitsAndWhatIsInShadowIsNotAside() {
    assertThat(shows("enforce", alert(Mode.ENFORCE, true))).isTrue();
    assertThat(shows("aside", alert(Mode.ENFORCE, true))).isFalse();
    assertThat(shows("aside", alert(Mode.SHADOW, false))).isFalse();
    assertThat(shows("shadow", alert(Mode.SHADOW, false))).isTrue();
  }
}
