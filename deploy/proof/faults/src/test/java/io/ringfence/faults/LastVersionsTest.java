package io.ringfence.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastVersionsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static LastVersions of(String... alerts) throws JsonProcessingException {
    List<JsonNode> all = new ArrayList<>();
    for (String each : alerts) {
      all.add(JSON.readTree(each));
    }
    return LastVersions.of(all);
  }

  private static String alert(String id, int version, String state, int hits, double value) {
    return """
        {"id":"%s","version":%d,"state":"%s","rule":{"id":"burst"},"hits":%d,\
        "evidence":{"measures":{"tries":{"value":%s}},"signals":["s-%d"]}}"""
        .formatted(id, version, state, hits, value, version);
  }

  @Test
  void theHighestVersionCountsWhereverItStands() throws Exception {
    LastVersions once = of(alert("a", 1, "open", 3, 1), alert("a", 2, "closed", 4, 2));
    LastVersions again =
        of(
            alert("a", 2, "closed", 4, 2),
            alert("a", 1, "open", 3, 1),
            alert("a", 2, "closed", 4, 2));
    assertThat(again.from(once)).isEmpty();
    assertThat(once.repeats()).isZero();
    assertThat(again.repeats()).isEqualTo(1);
  }

  @Test
  void moreVersionsAndOtherExamplesAreNoDifference() throws Exception {
    LastVersions wanted = of(alert("a", 2, "closed", 4, 2));
    assertThat(of(alert("a", 9, "closed", 4, 2)).from(wanted)).isEmpty();
  }

  @Test
  void hitsAndMeasuresAre() throws Exception {
    LastVersions wanted = of(alert("a", 2, "closed", 4, 2));
    assertThat(of(alert("a", 2, "closed", 5, 3)).from(wanted))
        .containsExactly("a: burst differs in evidence, hits");
  }

  @Test
  void soIsWhatIsMissingOrShouldNotBeThere() throws Exception {
    LastVersions wanted = of(alert("a", 1, "closed", 4, 2));
    assertThat(of(alert("b", 1, "closed", 4, 2)).from(wanted))
        .containsExactly("a: burst is missing", "b: burst should not be there");
  }

  @Test
  void whatWasRetractedCountsAsNeverRaised() throws Exception {
    LastVersions wanted = of();
    LastVersions found = of(alert("a", 1, "open", 4, 2), alert("a", 2, "retracted", 4, 2));
    assertThat(found.from(wanted)).isEmpty();
    assertThat(found.closed()).isTrue();
    assertThat(of(alert("a", 1, "open", 4, 2)).closed()).isFalse();
  }

  @Test
  void whatIsNoAlertIsPassedOver() throws Exception {
    assertThat(of("{\"type\":\"teapot\",\"id\":\"g\"}").byId()).isEmpty();
  }
}
