package io.ringfence.rule.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.rule.change.PackEntries;
import io.ringfence.rule.load.PackLoader.Settings;
import io.ringfence.rule.text.Fault;
import io.ringfence.rule.text.PackFile;
import io.ringfence.rule.text.PackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Named conditions and lists, and packs of several files. */
class DefinitionsTest {

  private static final String NAMES =
      """
      conditions:
        - {name: outgoing, is: call.direction != 'inbound'}
        - {name: premium_call, is: call.destination.premium && outgoing}
        - {name: turned_away, is: call.sipCode in busy_codes || call.q850 == 17}
      lists:
        - {name: busy_codes, of: [486, 600]}
        - {name: vouched, of: [A, 'B']}
      """;

  private static final String USES =
      """
      measures:
        - {name: premium_5m, per: account, on: call.end, where: premium_call && !turned_away, count: true, over: 5m}
        - {name: spent_5m, per: account, on: call.end, where: outgoing, sum: "turned_away ? 0.0 : call.cost", over: 5m}
      rules:
        - {id: burst, version: 1, fraud: irsf, title: T, accuse: account, on: call.end,
           when: turned_away && !(call.attestation in vouched) && premium_5m >= 8 && spent_5m > 1.0,
           severity: high, score: 90, quiet: 30m, mode: enforce, summary: "{premium_5m}"}
      """;

  private static final String WRITTEN_OUT =
      """
      measures:
        - {name: premium_5m, per: account, on: call.end, where: "call.destination.premium && call.direction != 'inbound' && !(call.sipCode in [486, 600] || call.q850 == 17)", count: true, over: 5m}
        - {name: spent_5m, per: account, on: call.end, where: call.direction != 'inbound', sum: "call.sipCode in [486, 600] || call.q850 == 17 ? 0.0 : call.cost", over: 5m}
      rules:
        - {id: burst, version: 1, fraud: irsf, title: T, accuse: account, on: call.end,
           when: '(call.sipCode in [486, 600] || call.q850 == 17) && !(call.attestation in ["A", "B"]) && premium_5m >= 8 && spent_5m > 1.0',
           severity: high, score: 90, quiet: 30m, mode: enforce, summary: "{premium_5m}"}
      """;

  private static PackLoader.Loaded load(String... files) {
    List<PackFile> all =
        IntStream.range(0, files.length)
            .mapToObj(i -> new PackFile((char) ('a' + i) + ".yaml", files[i]))
            .toList();
    return PackLoader.load(new PackText(all), Settings.DEFAULT);
  }

  private static List<String> faults(String... files) {
    return load(files).faults().stream().map(Fault::toString).toList();
  }

  @Test
  void aPackWithNamesIsThePackWithoutThem() {
    PackLoader.Loaded named = load(USES, NAMES);
    PackLoader.Loaded written = load(WRITTEN_OUT);

    assertThat(named.faults()).isEmpty();
    assertThat(named.warnings()).isEmpty();
    assertThat(entries(named, USES, NAMES)).isEqualTo(entries(written, WRITTEN_OUT));
    Rule one = named.orThrow().rules().get(0);
    Rule two = written.orThrow().rules().get(0);
    assertThat(one.text()).isEqualTo(two.text());
    assertThat(one.guard().terms()).hasSameSizeAs(two.guard().terms());
    assertThat(one.facts()).isEqualTo(two.facts());
  }

  private static String entries(PackLoader.Loaded loaded, String... files) {
    List<PackFile> all = List.of(files).stream().map(text -> new PackFile("f", text)).toList();
    return PackEntries.of(new PackText(all), loaded.definitions()).text();
  }

  @Test
  void aConditionThatAMeasureAndARuleShareIsOneInstance() {
    Pack shared =
        load(NAMES, USES.replace("premium_call && !turned_away", "outgoing && turned_away"))
            .orThrow();
    assertThat(shared.measures().get(0).where().terms())
        .contains(shared.rules().get(0).guard().terms().get(0));
  }

  @ParameterizedTest(name = "{1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "is: call.direction != 'inbound' | is: call.direction | b.yaml:2: is: is a condition, not a string",
        "is: call.direction != 'inbound' | is: call.direction != 7 | b.yaml:2: is: found no matching overload for '_!=_' applied to '(string, int)' (column 16)",
        "is: call.direction != 'inbound' | is: call.drection != 'x' | b.yaml:2: is: unknown name `call.drection`; did you mean `call.direction`? (column 1)",
        "is: call.direction != 'inbound' | is: 1 > 2 | b.yaml:2: is: can never hold",
        "is: call.direction != 'inbound' | is: premium_5m > 2 | b.yaml:2: is: unknown name `premium_5m`",
        "is: call.direction != 'inbound' | is: subject.listed | b.yaml:2: is: unknown name `subject.listed`",
        "is: call.direction != 'inbound' | is: premium_call | b.yaml:2: is: the condition is made of itself: outgoing -> premium_call -> outgoing",
        "is: call.direction != 'inbound' | is: outgoing | b.yaml:2: is: the condition is made of itself: outgoing -> outgoing",
        "is: call.direction != 'inbound' | iss: true | b.yaml:2: unknown key `iss`; did you mean `is`?",
        "name: outgoing, | name: Outgoing, | b.yaml:2: name: `Outgoing` is not like premium_call",
        "name: vouched, | name: matches, | b.yaml:7: name: `matches` means something else in conditions",
        "name: vouched, | name: premium_5m, | a.yaml:2: the name `premium_5m` is already that of a list in b.yaml:7",
        "name: vouched, | name: outgoing, | b.yaml:2: the name `outgoing` is already that of a list in line 7",
        "name: vouched, | name: busy_codes, | b.yaml:7: the list `busy_codes` is already in line 6",
        "of: [486, 600] | of: [486, 600, 486] | b.yaml:6: of: 486 is in the list twice",
        "of: [486, 600] | of: [486, 6.5] | b.yaml:6: of: 6.5 is a decimal number, but the first is a whole number",
        "of: [486, 600] | of: [486, x] | b.yaml:6: of: \"x\" is a text, but the first is a whole number",
        "of: [486, 600] | of: [] | b.yaml:6: of: is empty",
        "of: [486, 600] | of: 486 | b.yaml:6: of: is a list",
        "of: [486, 600] | of: [true] | b.yaml:6: of: `true` is neither a text nor a number",
        "of: [486, 600] | of: [486, [1]] | b.yaml:6: of: is a list of texts or numbers",
        "of: [486, 600] | of: [a, b] | b.yaml:4: is: found no matching overload for '@in' applied to '(int, list(string))' (column 14)",
      })
  void aFaultIsNamedWithItsFileAndLine(String from, String to, String expected) {
    assertThat(NAMES).contains(from);

    List<String> faults = faults(USES, NAMES.replace(from, to));

    assertThat(faults).anySatisfy(fault -> assertThat(fault).startsWith(expected));
  }

  @ParameterizedTest(name = "{1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "in vouched | in voucher | a.yaml:6: when: unknown name `voucher`; did you mean `vouched`? (column 38)",
        "in vouched | in outgoing | a.yaml:6: when: found no matching overload for '@in' applied to '(string, bool)' (column 35)",
        "turned_away && | turned_away > 3 && | a.yaml:6: when: found no matching overload for '_>_' applied to '(bool, int)'",
        "\"{premium_5m}\" | \"{premium_5m} {outgoing}\" | a.yaml:7: summary: `outgoing` is no value, but part of conditions",
        "where: outgoing, | where: 'subject_list.exists(outgoing, true)', | a.yaml:3: where: unknown name `subject_list`",
        "where: outgoing, | where: '[1].exists(outgoing, true)', | a.yaml:3: where: `outgoing` has a meaning in this pack: rename the variable",
        "on: call.end, where: outgoing | on: [call.end, security.login.ok], where: outgoing | a.yaml:3: where: `call.direction` (of `outgoing`) is not in every signal of `on`: not in security",
      })
  void aFaultOfWhatUsesANameIsThatOfTheTextAsWritten(String from, String to, String expected) {
    assertThat(USES).contains(from);

    List<String> faults = faults(USES.replace(from, to), NAMES);

    assertThat(faults).anySatisfy(fault -> assertThat(fault).startsWith(expected));
  }

  @Test
  void aPeakThatReadsWhatChangesNamesTheCondition() {
    String peak =
        """
        measures:
          - {name: up_1h, per: account, on: call, where: turned_away, peak: true, over: 1h}
        """;

    assertThat(faults(NAMES, peak))
        .containsExactly(
            "b.yaml:2: where: of a peak cannot read [call.q850 (of `turned_away`), call.sipCode (of"
                + " `turned_away`)], which changes while the call lasts");
  }

  @Test
  void whatUsesAFaultyConditionIsNotBlamedForIt() {
    assertThat(faults(USES, NAMES.replace("call.q850 == 17", "call.q85 == 17")))
        .containsExactly(
            "b.yaml:4: is: unknown name `call.q85`; did you mean `call.q850`? (column 31)");
  }

  @Test
  void aCircleOfThreeInThreeFilesIsNamedOnce() {
    assertThat(
            faults(
                "conditions:\n  - {name: a, is: b && call.answered}\n",
                "conditions:\n  - {name: b, is: '!c'}\n",
                "conditions:\n  - {name: c, is: a || b}\n"))
        .containsExactly(
            "a.yaml:2: is: the condition is made of itself: a -> b -> c -> a",
            "b.yaml:2: is: the condition is made of itself: b -> c -> b");
  }

  @Test
  void namesAndRuleIdsAreUniqueAcrossFiles() {
    assertThat(faults(USES, NAMES, USES))
        .containsExactly(
            "c.yaml:2: the measure `premium_5m` is already in a.yaml:2",
            "c.yaml:3: the measure `spent_5m` is already in a.yaml:3",
            "c.yaml:5: the rule `burst` is already in a.yaml:5");
  }

  @Test
  void whatNothingUsesIsWarnedOf() {
    PackLoader.Loaded loaded =
        load(USES, NAMES + "  - {name: unused_list, of: [1.5, -2.0]}\n" + "measures: []\n");

    assertThat(loaded.warnings())
        .extracting(Fault::toString)
        .containsExactly("b.yaml:8: nothing uses the list `unused_list`");
    assertThat(
            load(USES, NAMES.replace("lists:", "  - {name: idle, is: outgoing}\nlists:"))
                .warnings())
        .extracting(Fault::toString)
        .containsExactly("b.yaml:5: nothing uses the condition `idle`");
  }

  @Test
  void aCommentInAConditionEndsWithIt() {
    String commented =
        """
        conditions:
          - name: outgoing
            is: |
              call.direction != 'inbound' // whoever calls
        rules:
          - {id: burst, version: 1, fraud: irsf, title: T, accuse: account, on: call.end, when: outgoing && call.answered,
             severity: high, score: 90, quiet: 30m, mode: enforce, summary: "x"}
        """;

    assertThat(load(commented).orThrow().rules().get(0).text())
        .isEqualTo("call.direction != 'inbound' && call.answered");
  }

  @Test
  void aFolderIsEveryYamlDirectlyInItInTheOrderOfTheirNames(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("b.yaml"), NAMES);
    Files.writeString(folder.resolve("a.yaml"), USES);
    Files.writeString(folder.resolve("notes.txt"), "no pack");
    Files.writeString(folder.resolve(".hidden.yaml"), "no pack");
    Files.writeString(Files.createDirectory(folder.resolve("more.yaml")).resolve("c.yaml"), USES);

    PackText text = PackText.read(folder);

    assertThat(text.files())
        .extracting(PackFile::name)
        .containsExactly(folder.resolve("a.yaml").toString(), folder.resolve("b.yaml").toString());
    assertThat(PackLoader.load(text, Settings.DEFAULT).faults()).isEmpty();
  }

  @Test
  void aFolderWithoutAPackIsNotRead(@TempDir Path folder) {
    Assertions.assertThatThrownBy(() -> PackText.read(folder))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("no *.yaml is in it");
  }
}
