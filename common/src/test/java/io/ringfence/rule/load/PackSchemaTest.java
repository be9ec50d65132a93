package io.ringfence.rule.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.ringfence.rule.ShippedPack;
import io.ringfence.rule.expression.DefinitionReader;
import io.ringfence.rule.text.PackFile;
import io.ringfence.rule.text.PackText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What an editor completes and checks is the language that the loader reads. */
class PackSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode TREE = tree();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TREE);

  private static final String SOUND =
      """
      conditions:
        - {name: outgoing, is: call.direction != 'inbound'}
      lists:
        - {name: busy_codes, of: [486, 600]}
      measures:
        - {name: calls_5m, per: account, on: call, where: outgoing, count: true, over: 5m}
      rules:
        - {id: burst, version: 1, fraud: irsf, title: T, accuse: account, on: [call.end], when: calls_5m >= 8,
           severity: high, score: 90, quiet: 30m, mode: enforce, summary: "x"}
      """;

  private static JsonNode tree() {
    try {
      return JSON.readTree(
          PackSchemaTest.class.getResourceAsStream("/io/ringfence/schema/pack.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> faults(String yaml) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    Set<String> faults = new TreeSet<>();
    SCHEMA.validate(JSON.valueToTree(loaded)).forEach(fault -> faults.add(fault.toString()));
    return faults;
  }

  @Test
  void itAcceptsThePackThatShips() throws IOException {
    for (PackFile file : ShippedPack.text().files()) {
      assertThat(faults(file.text())).as(file.name()).isEmpty();
    }
    assertThat(faults(SOUND)).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "mode: enforce | mode: enforced",
        "version: 1 | version: 0",
        "score: 90 | score: 101",
        "over: 5m | over: five",
        "count: true, | ''",
        "count: true, | 'count: true, peak: true,'",
        "count: true | count: false",
        "of: [486, 600] | of: [486, x]",
        "of: [486, 600] | of: [486, 486]",
        "name: outgoing | name: Outgoing",
        "is: call | iss: call",
        "per: account | per: acount",
        "on: call, | 'on: calls,'",
      })
  void itRefusesWhatTheLoaderRefuses(String from, String to) {
    String broken = SOUND.replace(from, to);

    assertThat(broken).isNotEqualTo(SOUND);
    assertThat(faults(broken)).isNotEmpty();
    assertThat(PackLoader.load(PackText.of("p", broken), PackLoader.Settings.DEFAULT).faults())
        .isNotEmpty();
  }

  @Test
  void itHasTheKeysOfTheLanguage() {
    assertThat(keys("/properties")).isEqualTo(PackReader.KEYS);
    assertThat(keys("/$defs/condition/properties")).isEqualTo(DefinitionReader.CONDITION_KEYS);
    assertThat(keys("/$defs/list/properties")).isEqualTo(DefinitionReader.LIST_KEYS);
    assertThat(keys("/$defs/measure/properties")).isEqualTo(MeasureReader.KEYS);
    assertThat(keys("/$defs/rule/properties")).isEqualTo(RuleReader.KEYS);
    assertThat(keys("/$defs/rule/properties/list/properties")).isEqualTo(ListAsReader.KEYS);
  }

  private static Set<String> keys(String pointer) {
    Set<String> keys = new TreeSet<>();
    TREE.at(pointer).fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
