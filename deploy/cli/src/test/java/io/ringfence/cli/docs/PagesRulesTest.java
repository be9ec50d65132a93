package io.ringfence.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every page keeps the rules by which {@link PageCommandsTest} finds its commands. */
class PagesRulesTest {

  @Test
  void everyFenceHasALanguageAndEveryReasonIsOne() throws IOException {
    PageRules rules = new PageRules(Pages.tests());
    List<String> faults = new ArrayList<>();
    int commands = 0;
    for (Page each : Pages.parsed()) {
      faults.addAll(rules.faults(each));
      commands += each.commands().size();
    }

    assertThat(faults).isEmpty();
    assertThat(commands).isGreaterThan(50);
  }
}
