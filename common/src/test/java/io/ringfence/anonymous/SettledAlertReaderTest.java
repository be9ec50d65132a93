package io.ringfence.anonymous;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.alert.AlertLabels;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettledAlertReaderTest {

  private static final String ID = "9f3c21d07ab45e88-1";

  private static Optional<SettledAlert> read(String state, String mode) {
    return SettledAlertReader.of(
        ID,
        """
        {"id":"%s","version":3,"state":"%s","rule":{"id":"irsf-burst","version":1,"mode":"%s"},\
        "fraud":"irsf","title":"t","severity":"high","score":90,\
        "subject":{"kind":"account","value":"acme-17"},"accused":[],"links":[],\
        "first":"2026-11-25T09:04:10Z","last":"2026-11-25T09:06:30.250Z","hits":14,"summary":"s"}"""
            .formatted(ID, state, mode)
            .getBytes(UTF_8));
  }

  @Test
  void ofAnAlertThatIsOverTheLastFiguresAreTaken() {
    assertThat(read("closed", "enforce"))
        .contains(
            new SettledAlert.Closed(
                ID,
                new Subject(SubjectKind.ACCOUNT, "acme-17"),
                new AlertLabels("irsf-burst", "irsf", "high", "enforce"),
                Instant.parse("2026-11-25T09:04:10Z").toEpochMilli(),
                Instant.parse("2026-11-25T09:06:30.250Z").toEpochMilli(),
                14));
  }

  @Test
  void theSeverityIsTheRulesOwnAndNotThatOfTheMoneyOfOne() {
    byte[] raised =
        """
        {"id":"%s","version":3,"state":"closed",\
        "rule":{"id":"irsf-burst","version":1,"mode":"enforce","severity":"medium"},\
        "fraud":"irsf","title":"t","severity":"critical","score":90,\
        "subject":{"kind":"account","value":"acme-17"},"accused":[],"links":[],\
        "first":"2026-11-25T09:04:10Z","last":"2026-11-25T09:06:30.250Z","hits":14,"summary":"s"}"""
            .formatted(ID)
            .getBytes(UTF_8);

    SettledAlert read = SettledAlertReader.of(ID, raised).orElseThrow();

    assertThat(((SettledAlert.Closed) read).labels().severity()).isEqualTo("medium");
  }

  @Test
  void anAlertThatGoesOnIsNotLookedAt() {
    assertThat(read("open", "enforce")).isEmpty();
    assertThat(read("updated", "enforce")).isEmpty();
  }

  @Test
  void anAlertThatIsRetractedOrErasedIsGone() {
    assertThat(read("retracted", "enforce")).contains(new SettledAlert.Gone(ID));
    assertThat(SettledAlertReader.of(ID, new byte[0])).contains(new SettledAlert.Gone(ID));
  }

  @Test
  void alertsOfRulesThatAreTriedOutOrTurnedOffAreLeftOut() {
    assertThat(read("closed", "shadow")).contains(new SettledAlert.Gone(ID));
    assertThat(read("closed", "off")).contains(new SettledAlert.Gone(ID));
  }
}
