package io.ringfence.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Retention;
import io.ringfence.signal.SecondPerson;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionPolicyTest {

  private static final Path SHIPPED = Path.of("../deploy/privacy/policy.yaml");

  private static List<String> faults(String yaml) {
    return RetentionPolicy.read(yaml).faults().stream()
        .map(RetentionPolicy.Fault::toString)
        .toList();
  }

  @Test
  void theShippedPolicyHasNoFaultsAndIsWhatHoldsWithoutOne() throws IOException {
    RetentionPolicy.Reading shipped = RetentionPolicy.read(Files.readString(SHIPPED));

    assertThat(shipped.faults()).isEmpty();
    assertThat(shipped.policy().state()).isEqualTo(Retention.DEFAULT);
  }

  @Test
  void aTermIsReadByClass() throws IOException {
    String shorter = Files.readString(SHIPPED).replace("keep: 30d", "keep: 36h");

    RetentionPolicy policy = RetentionPolicy.read(shorter).policy();

    assertThat(policy.state().traffic()).isEqualTo(Duration.ofHours(36).toMillis());
    assertThat(policy.topics())
        .containsEntry(TopicNames.CALLS, Duration.ofHours(36).toMillis())
        .containsEntry(TopicNames.SECURITY, Duration.ofDays(90).toMillis())
        .doesNotContainKey(TopicNames.LISTINGS);
  }

  @Test
  void aSecondPersonIsDemandedForWhatThePolicyNames() throws IOException {
    String yaml = Files.readString(SHIPPED);

    assertThat(RetentionPolicy.read(yaml).policy().secondPerson()).isEmpty();
    String both = yaml.replace("secondPerson: []", "secondPerson: [erase, rules]");
    assertThat(RetentionPolicy.read(both).policy().secondPerson())
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
        "keep: 30d      | keep: soon    | line 7: not a term",
        "keep: 30d      | keep: 0d      | line 7: not a term",
        "keep: 30d      | keep: 99999d  | line 7: not a term",
        "keep: 30d      | kept: 30d     | line 7: a class has `keep` and `why` only",
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
}
