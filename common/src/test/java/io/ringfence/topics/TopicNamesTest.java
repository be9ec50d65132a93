package io.ringfence.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicNamesTest {

  @Test
  void aRoleThatIsNotNamedKeepsItsDefault() {
    TopicNames names = new TopicNames(Map.of(TopicNames.CALLS, "prod-eu.cdr"));

    assertThat(names.of(TopicNames.CALLS)).isEqualTo("prod-eu.cdr");
    assertThat(names.of(TopicNames.ALERTS)).isEqualTo("alerts");
    assertThat(names.traffic()).startsWith("prod-eu.cdr", "traffic.messages").hasSize(5);
  }

  @Test
  void aRoleThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> new TopicNames(Map.of("traffic.faxes", "fax")))
        .hasMessage("no topic has the role traffic.faxes");
    assertThatThrownBy(() -> TopicNames.DEFAULTS.of("traffic.faxes"))
        .hasMessage("no topic has the role traffic.faxes");
  }

  @Test
  void aProgramRefusesARoleThatItDoesNotUse() {
    assertThatThrownBy(
            () ->
                TopicNames.without(List.of(TopicNames.VERDICTS), Map.of(TopicNames.VERDICTS, "v")))
        .hasMessage("no topic has the role verdicts");
  }
}
