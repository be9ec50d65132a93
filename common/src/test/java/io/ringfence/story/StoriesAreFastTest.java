package io.ringfence.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Twice the alerts, about twice the work: pairs of 100,000 alerts would take hours, and the test
 * ends at the limit that every test has.
 */
class StoriesAreFastTest {

  private static final int MANY = 100_000;

  @Test
  void aHundredThousandAlertsThatNameTheSameAreOneStory() {
    List<StoryAlert> alerts = new ArrayList<>(MANY);
    alerts.add(Tale.alert("sms-spam", 0, 900, "device:d"));
    for (int i = 1; i < MANY; i++) {
      alerts.add(
          Tale.with(
              List.of("s-" + i, "s-" + (i + 1)),
              Tale.alert(
                  "smishing",
                  i % 900,
                  i % 900 + 60,
                  "number:+1202" + (1_000_000 + i),
                  "device:d")));
    }

    List<Story> stories = Stories.of(alerts);

    assertThat(stories).extracting(story -> story.alerts().size()).containsExactly(MANY);
  }

  @Test
  void aHundredThousandAlertsBehindACommonAddressWithRangesAmongThemAreFast() {
    List<StoryAlert> alerts = new ArrayList<>(MANY);
    for (int i = 0; i < MANY; i++) {
      alerts.add(
          i % 10 == 0
              ? Tale.alert("irsf", i, i, "range:+" + (1_000_000 + i), "address:192.0.2.1")
              : Tale.alert("irsf", i / 10, i / 10 + 5, "account:a-" + i, "address:192.0.2.1"));
    }

    List<Story> stories = Stories.of(alerts);

    assertThat(stories.stream().mapToInt(story -> story.alerts().size()).sum()).isEqualTo(MANY);
  }
}
