package io.ringfence.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published page, the published schemas and the decoder say the same. */
class SchemasTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleOfTheContractKeepsItsSchemaAndCanBeRead(String example) throws Exception {
    JsonNode node = JSON.readTree(example);

    assertThat(Schemas.faults(name(node), example)).isEmpty();
    if (node.has("type")) {
      assertThat(Records.decode(example)).isInstanceOf(Decoded.Read.class);
    }
  }

  @Test
  void thereAreExamplesOfEveryKind() throws Exception {
    List<String> names = new ArrayList<>();
    for (String example : examples().toList()) {
      names.add(name(JSON.readTree(example)));
    }

    assertThat(names).contains(Schemas.NAMES);
  }

  @ParameterizedTest
  @MethodSource("good")
  void whatTheDecoderReadsTheSchemaAllows(String json) throws Exception {
    assertThat(Records.decode(json)).isInstanceOf(Decoded.Read.class);
    assertThat(Schemas.faults(name(JSON.readTree(json)), json)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void whatTheSchemaForbidsTheDecoderRefusesAndTheOtherWayRound(String json) throws Exception {
    assertThat(Records.decode(json)).isInstanceOf(Decoded.Refused.class);
    assertThat(Schemas.faults(name(JSON.readTree(json)), json)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void everyRefusalThatIsWrittenKeepsItsSchema(String json) {
    String written = new String(RefusalJson.of(Records.refusal(json)), UTF_8);

    assertThat(Schemas.faults("refusal", written)).isEmpty();
  }

  @Test
  void everyExampleOfARowOfIndicatorsKeepsItsSchema() throws Exception {
    List<String> rows = Files.readAllLines(Path.of("src/test/resources/kpi/rows.jsonl"));

    assertThat(rows).hasSizeGreaterThan(5);
    for (String row : rows) {
      assertThat(Schemas.faults("kpi", row)).as(row).isEmpty();
    }
  }

  static Stream<String> examples() throws Exception {
    List<String> examples = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("../deploy/docs/contract.md"))) {
      if (line.startsWith("```")) {
        inside = line.equals("```json");
      } else if (inside) {
        examples.add(line);
      }
    }
    return examples.stream();
  }

  static Stream<String> good() {
    return RecordTable.GOOD.stream();
  }

  static Stream<String> bad() {
    return RecordTable.BAD.stream();
  }

  private static String name(JsonNode node) {
    if (node.has("type")) {
      return node.get("type").asText();
    }
    if (node.has("raw")) {
      return "refusal";
    }
    if (node.has("group")) {
      return "kpi";
    }
    if (node.has("keptUntil")) {
      return "document";
    }
    if (node.has("outcome") && !node.has("pieces")) {
      return "access";
    }
    if (node.has("seal") && node.has("request")) {
      return "ledger";
    }
    if (node.has("verdict")) {
      return "verdict";
    }
    return node.has("headline") ? "story" : node.has("fraud") ? "alert" : "receipt";
  }
}
