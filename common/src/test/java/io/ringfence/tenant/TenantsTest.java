package io.ringfence.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.settings.SettingsFault;
import io.ringfence.settings.SettingsReading;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** To whom an account, a source and a record belong. */
class TenantsTest {

  private static final String FILE =
      """
      tenants:
        acme:
          name: Acme Calls
          contact: privacy@acme.example
          accounts: [acme-*, "17", acme]
        bolt:
          name: Bolt Bank
          contact: "Bolt, 1 Main Street"
          accounts: [acme-bolt-*, acme-9]
        cory: {name: Cory, contact: dpo@cory.example}
      """;

  private static Tenants tenants() {
    SettingsReading<Tenants> reading = Tenants.read(FILE);
    assertThat(reading.faults()).isEmpty();
    return reading.value();
  }

  private static List<String> faults(String yaml) {
    return Tenants.read(yaml).faults().stream().map(SettingsFault::toString).toList();
  }

  @Test
  void anAccountBelongsToWhoHasItOrTheLongestBeginningOfIt() {
    Tenants tenants = tenants();

    assertThat(tenants.ofAccount("acme-1")).isEqualTo("acme");
    assertThat(tenants.ofAccount("acme")).isEqualTo("acme");
    assertThat(tenants.ofAccount("17")).isEqualTo("acme");
    assertThat(tenants.ofAccount("acme-9")).as("exactly").isEqualTo("bolt");
    assertThat(tenants.ofAccount("acme-bolt-3")).as("the longest").isEqualTo("bolt");
    assertThat(tenants.ofAccount("acme-c")).as("after a longer one").isEqualTo("acme");
    for (String other : List.of("", "acm", "acmee", "170", "1", "zebra", "Acme-1")) {
      assertThat(tenants.ofAccount(other)).as(other).isEmpty();
    }
  }

  @Test
  void aRecordBelongsToItsAccountsTenantElseToItsSources() {
    Tenants tenants = tenants().with(Map.of("pbx", "cory"));

    assertThat(tenants.of("", "pbx")).isEqualTo("cory");
    assertThat(tenants.of("somebody", "pbx")).isEqualTo("cory");
    assertThat(tenants.of("acme-1", "pbx")).isEqualTo("acme");
    assertThat(tenants.of("somebody", "sbc")).isEmpty();
    assertThat(Tenants.NONE.of("acme-1", "pbx")).isEmpty();
  }

  @Test
  void onlyAnAccountBelongsToSomebodyByItself() {
    assertThat(tenants().of(new Subject(SubjectKind.ACCOUNT, "acme-1"))).isEqualTo("acme");
    assertThat(tenants().of(new Subject(SubjectKind.DEVICE, "acme-1"))).isEmpty();
    assertThat(tenants().find("bolt").orElseThrow().contact()).isEqualTo("Bolt, 1 Main Street");
  }

  @Test
  void aSourceOfATenantThatThereIsNotIsRefusedByName() {
    assertThatThrownBy(() -> tenants().with(Map.of("pbx", "dora")))
        .hasMessageContaining("source `pbx`")
        .hasMessageContaining("dora");
  }

  @Test
  void everyFaultIsNamedWithItsLineAndItsField() {
    assertThat(
            faults(
                """
                tenants:
                  Acme: {name: a, contact: b}
                  acme: {name: "", accounts: [a*b, "", x, "*"]}
                  bolt: {name: b, contact: c, accounts: [x], colour: red}
                other: 1
                """))
        .containsExactly(
            "line 2: the id of a tenant has 1 to 63 small letters, digits and hyphens: Acme",
            "line 3: `accounts`: not an account of 1 to 128 characters, nor the beginning of one"
                + " and *",
            "line 3: `accounts`: not an account of 1 to 128 characters, nor the beginning of one"
                + " and *",
            "line 3: `accounts`: not an account of 1 to 128 characters, nor the beginning of one"
                + " and *",
            "line 3: the tenant `acme` has no `contact`",
            "line 3: `name` is not a text of 1 to 256 characters",
            "line 4: a tenant has no setting `colour`",
            "line 4: `accounts`: stands twice: x",
            "line 5: only `tenants` is known here");
    assertThat(faults("tenants: [a")).singleElement().asString().startsWith("line 1: not YAML");
    assertThat(faults("tenants: {a: {name: n, contact: c, accounts: x}}"))
        .containsExactly("line 1: `accounts` is not a list");
    assertThat(faults("")).isEmpty();
  }
}
