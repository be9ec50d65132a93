package io.ringfence.rule.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.change.RuleChange.Kind;
import io.ringfence.signal.encoding.Golden;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulebookStateCodecTest {

  /** One of each, in the order of the golden file. */
  private static final List<RulebookState> ALL =
      List.of(
          RulebookState.NEW,
          new RulebookState(
              new RuleChanges(
                  300,
                  List.of(
                      new RuleChange(Kind.MEASURE, "spend_5m", false, "{\"name\":\"spend_5m\"}"),
                      new RuleChange(Kind.MEASURE, "gone_5m", true, ""),
                      new RuleChange(Kind.RULE, "burst", true, "{\"id\":\"burst\"}"))),
              List.of(
                  new RuleRecord(
                      "rules.changes", 0, 7, "wait", "{\"id\":\"wait\"}".getBytes(UTF_8)),
                  new RuleRecord("rules.changes", 2, 300, "gone", null))));

  private final RulebookStateCodec codec = new RulebookStateCodec();

  @Test
  void whatIsStoredIsRead() throws IOException {
    assertThat(Golden.read("rulebook.v1", codec, 1))
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(ALL);
  }

  @Test
  void theStoredFormChangesOnlyWithItsVersion() throws IOException {
    List<String> written = ALL.stream().map(each -> Golden.toHex(each, codec)).toList();

    assertThat(written).isEqualTo(Golden.lines("rulebook.v1"));
  }
}
