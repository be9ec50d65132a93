package io.ringfence.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.load.Frauds;
import io.ringfence.signal.SubjectKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeadlineTest {

  @Test
  void everyFraudThatHasAPageHasWords() throws Exception {
    try (Stream<Path> pages = Files.list(Path.of("../deploy/docs/frauds"))) {
      List<String> frauds =
          pages
              .map(page -> page.getFileName().toString())
              .filter(name -> !name.equals("README.md"))
              .map(name -> name.replace(".md", ""))
              .toList();

      assertThat(frauds).isNotEmpty().allMatch(fraud -> Frauds.wording(fraud).isPresent());
    }
  }

  @Test
  void aFraudOfAPacksOwnIsCalledAsThere() {
    assertThat(Headline.wording("my-own-fraud")).isEqualTo("my own fraud");
  }

  @Test
  void everyKindOfSubjectIsRankedAndCounted() {
    for (SubjectKind kind : SubjectKind.values()) {
      assertThat(Headline.rank(kind)).as(kind.label()).isNotNegative();
    }
    assertThat(Headline.count(1, SubjectKind.ADDRESS)).isEqualTo("1 address");
    assertThat(Headline.count(2, SubjectKind.ADDRESS)).isEqualTo("2 addresses");
    assertThat(Headline.count(3, SubjectKind.CONTENT)).isEqualTo("3 texts");
  }
}
