package io.ringfence.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.settings.SettingsFault;
import io.ringfence.settings.SettingsReading;
import io.ringfence.signal.LegalMinimum;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SecondPerson;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionPolicyTest {

  private static final Path SHIPPED = Path.of("../deploy/privacy/policy.yaml");

  private static List<String> faults(String yaml) {
    return RetentionPolicy.read(yaml).faults().stream().map(SettingsFault::toString).toList();
  }

  @Test
  void theShippedPolicyHasNoFaultsAndIsWhatHoldsWithoutOne() throws IOException {
    SettingsReading<RetentionPolicy> shipped = RetentionPolicy.read(Files.readString(SHIPPED));

    assertThat(shipped.faults()).isEmpty();
    assertThat(shipped.value().state()).isEqualTo(Retention.DEFAULT);
  }

  @Test
  void aTermIsReadByClass() throws IOException {
    String shorter = Files.readString(SHIPPED).replace("keep: 30d", "keep: 36h"); // calls, too

    RetentionPolicy policy = RetentionPolicy.read(shorter).value();

    assertThat(policy.state().traffic()).isEqualTo(Duration.ofHours(36).toMillis());
    assertThat(policy.topics())
        .containsEntry(TopicNames.CALLS, Duration.ofHours(36).toMillis())
        .containsEntry(TopicNames.SECURITY, Duration.ofDays(90).toMillis())
        .doesNotContainKey(TopicNames.LISTINGS);
  }

  @Test
  void aSecondPersonIsDemandedForWhatThePolicyNames() throws IOException {
    String yaml = Files.readString(SHIPPED);

    assertThat(RetentionPolicy.read(yaml).value().secondPerson()).isEmpty();
    String both = yaml.replace("secondPerson: []", "secondPerson: [erase, rules]");
    assertThat(RetentionPolicy.read(both).value().secondPerson())
        .containsExactlyInAnyOrder(SecondPerson.ERASE, SecondPerson.RULES);
    assertThat(faults(yaml.replace("secondPerson: []", "secondPerson: [erase, hold]")))
        .singleElement()
        .asString()
        .contains("for erase, release and rules");
    assertThat(faults(yaml.replace("secondPerson: []", "secondPerson: erase")))
        .singleElement()
        .asString()
        .endsWith("`secondPerson` is a list");
  }

  @Test
  void everyTopicOfAClassIsOneThatThereIs() {
    for (PolicyClass each : PolicyClass.values()) {
      each.topics().forEach(role -> assertThat(TopicNames.DEFAULTS.of(role)).isEqualTo(role));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keep: 30d      | keep: soon    | line 10: not a term",
        "keep: 30d      | keep: 0d      | line 10: not a term",
        "keep: 30d      | keep: 99999d  | line 10: not a term",
        "keep: 30d      | kept: 30d     | line 10: a class has `keep` and `why` only",
        "traffic:       | trafic:        | no class of data: trafic",
        "security:      | traffic:       | stands twice: traffic",
        "classes:       | klasses:      | only `classes` and `secondPerson` are known here"
      })
  void aFaultIsNamedWithItsLine(String text, String replacement, String fault) throws IOException {
    String yaml = Files.readString(SHIPPED).replaceFirst("(?m)" + text, replacement);

    assertThat(faults(yaml)).anySatisfy(each -> assertThat(each).contains(fault));
  }

  @Test
  void aClassThatIsMissingOrHasNoReasonIsAFault() throws IOException {
    String yaml = Files.readString(SHIPPED);

    assertThat(faults(yaml.substring(0, yaml.indexOf("  requests:"))))
        .containsExactly("line 1: no term for the class `requests`");
    assertThat(faults(yaml.replaceFirst("    why: Calls.*\n", "")))
        .singleElement()
        .asString()
        .contains("says `why`");
  }

  @Test
  void aPolicyOfAnEarlierReleaseHoldsForCallsAndPlacesToo() throws IOException {
    String earlier =
        Files.readString(SHIPPED)
            .replaceFirst("  calls:\n.*\n.*\n", "")
            .replaceFirst("  locations:\n.*\n.*\n", "")
            .replaceFirst("keep: 30d", "keep: 20d")
            .replaceFirst("  security:\n    keep: 90d", "  security:\n    keep: 80d");

    SettingsReading<RetentionPolicy> reading = RetentionPolicy.read(earlier);

    assertThat(reading.faults()).isEmpty();
    assertThat(reading.value().millis(PolicyClass.CALLS)).isEqualTo(Duration.ofDays(20).toMillis());
    assertThat(reading.value().state().location()).isEqualTo(Duration.ofDays(80).toMillis());
    assertThat(reading.value().minimumOfTopics()).isEmpty();
  }

  @Test
  void placesThatAreKeptForLessShortenTheTopicThatHasThem() throws IOException {
    RetentionPolicy policy =
        RetentionPolicy.read(
                Files.readString(SHIPPED)
                    .replaceFirst("  locations:\n    keep: 90d", "  locations:\n    keep: 10d"))
            .value();

    assertThat(policy.topics()).containsEntry(TopicNames.SECURITY, Duration.ofDays(10).toMillis());
    assertThat(policy.state().placed()).isEqualTo(Duration.ofDays(10).toMillis());
  }

  private static String calls(String fields) throws IOException {
    return Files.readString(SHIPPED)
        .replaceFirst("  calls:\n    keep: 30d\n", "  calls:\n" + fields);
  }

  @Test
  void aLegalMinimumIsReadWithItsLaw() throws IOException {
    String yaml = calls("    keep: 100d\n    atLeast: 90d\n    law: Section 4\n");

    SettingsReading<RetentionPolicy> reading = RetentionPolicy.read(yaml);

    long least = Duration.ofDays(90).toMillis();
    assertThat(reading.faults()).isEmpty();
    assertThat(reading.value().state().callMinimum())
        .isEqualTo(new LegalMinimum(least, "Section 4"));
    assertThat(reading.value().minimumOfTopics())
        .containsExactly(Map.entry("traffic.calls", least));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keep: 80d ; atLeast: 90d ; law: S. 4 | line 13: shorter than the law demands (`atLeast`)",
        "keep: 90d ; atLeast: soon ; law: S. 4 | line 14: not a term: a number and h or d, from 1h"
            + " to 3653d",
        "keep: 90d ; atLeast: 90d | line 14: `atLeast` names the `law` that demands it, in at most"
            + " 256 characters",
        "keep: 90d ; law: S. 4 | line 14: a `law` demands to keep for `atLeast` so long",
      })
  void aLegalMinimumWithAFaultIsNamedWithItsLine(String fields, String fault) throws IOException {
    String yaml = calls("    " + fields.replace(" ; ", "\n    ") + "\n");

    assertThat(faults(yaml)).containsExactly(fault);
  }

  @Test
  void noOtherClassHasALegalMinimum() throws IOException {
    String yaml =
        Files.readString(SHIPPED)
            .replaceFirst("  alerts:\n", "  alerts:\n    atLeast: 9d\n    law: S. 4\n");

    assertThat(faults(yaml))
        .singleElement()
        .asString()
        .contains("only `calls` can have a legal minimum");
  }
}
