package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenSentencesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Account a is in a call that has cost 0 so far, after 0 for such calls",
        "Account a was let in from places that take 1182902.75 km/h to travel between",
        "Number +12025550123 was called 45 times, by 1 numbers",
        "Account a made 15 calls abroad; usual are -1",
        "Calls of account a lasted 21600 seconds in all",
        "Number +12025550123, which is on [house], takes part in a call",
        "Device d takes part in call.attempt",
        "Account a called 12 numbers, for 20.05",
        "Account a waited 60800 ms",
        "Number +12025550123 began a call as Yealink 1.2|203.0.113.7|1772442060000",
        "Account a called at 1.333333 a minute",
        "Device d was let in as none",
      })
  void refusesWhatNobodyReadsAloud(String sentence) {
    assertThat(SpokenSentences.faults(sentence)).isNotEmpty();
  }

  @Test
  void acceptsASentence() {
    assertThat(
            SpokenSentences.faults(
                "Account acme-0 tried 10 high-cost calls worth 50.00 USD a minute within 5 minutes"
                    + " from 10.0.0.1 and 3 addresses of +88216000"))
        .isEmpty();
  }
}
