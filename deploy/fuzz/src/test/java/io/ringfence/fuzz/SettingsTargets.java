package io.ringfence.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.Topics;
import io.ringfence.decode.feed.Sources;
import io.ringfence.deny.DenyYaml;
import io.ringfence.enrich.TariffFile;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.profile.Profiles;
import io.ringfence.settings.SettingsFault;
import io.ringfence.settings.SettingsReading;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;

/** Files of settings. */
final class SettingsTargets {

  private SettingsTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        FuzzTarget.of(
                "sources",
                Set.of("SettingsYaml"),
                () -> shipped("deploy/rules/sources.yaml"),
                input -> explained(Sources.read(new String(input, UTF_8))))
            .nested(),
        FuzzTarget.of(
            "tenants",
            Set.of("SettingsYaml"),
            () ->
                Seeds.all(
                    shipped("deploy/privacy/tenants.yaml"),
                    Seeds.texts(
                        """
                        tenants:
                          acme: {name: Acme, contact: a, accounts: [acme-*, "one"]}
                          bolt: {name: Bolt, contact: b, accounts: [bolt-*]}
                        """)),
            SettingsTargets::tenants),
        FuzzTarget.of(
                "profiles",
                Set.of("SettingsYaml"),
                () ->
                    Seeds.texts(
                        """
                        - {type: profile, account: a, zone: Europe/Riga, numbers: ["+371"], dailyLimit: 9,
                           hours: {mon-fri: "08:00-12:00, 13:00-24:00"}, closed: [2026-12-25]}
                        """,
                        "{\"type\":\"profile\",\"account\":\"a\",\"time\":\"2026-01-01T00:00:00Z\"}\n"),
                input -> explained(Profiles.read(new String(input, UTF_8))))
            .nested(),
        FuzzTarget.of(
                "deny",
                Set.of("SettingsYaml"),
                () ->
                    Seeds.texts(
                        """
                        lists: {blocked: {kinds: [address, account], for: 1d}}
                        own: [198.51.100.0/24, "+4420794600*", "account:a"]
                        bouncers: [firewall]
                        proxies: {a: {kamailio: 'http://127.0.0.1/RPC', tables: {account: a}}}
                        """),
                input -> explained(DenyYaml.read(new String(input, UTF_8))))
            .nested(),
        FuzzTarget.of(
            "policy",
            Set.of("SettingsYaml"),
            () -> shipped("deploy/privacy/policy.yaml"),
            input -> explained(RetentionPolicy.read(new String(input, UTF_8)))),
        FuzzTarget.of(
            "tariff",
            Set.of("TariffFile", "CsvTable"),
            () -> shipped("deploy/rules/tariff.csv"),
            SettingsTargets::tariff),
        FuzzTarget.of(
                "topics",
                Set.of("Topics", "TopicsFile"),
                () -> shipped("deploy/kafka/topics.yaml"),
                input -> Scratch.file(input, Topics::read))
            .refusing(IOException.class)
            .nested());
  }

  private static List<byte[]> shipped(String name) {
    byte[] file = Seeds.file(name);
    return List.of(file.length > 8_192 ? java.util.Arrays.copyOf(file, 8_192) : file);
  }

  private static void explained(SettingsReading<?> reading) {
    for (SettingsFault each : reading.faults()) {
      assertThat(each.line()).isPositive();
      assertThat(each.text()).isNotBlank();
    }
  }

  private static void tenants(byte[] input) {
    SettingsReading<Tenants> reading = Tenants.read(new String(input, UTF_8));
    explained(reading);
    if (reading.faults().isEmpty()) {
      Tenants tenants = reading.value();
      for (String each : List.of("acme-17", "one", "", new String(input, UTF_8))) {
        String owner = tenants.ofAccount(each);
        assertThat(owner.isEmpty() || tenants.find(owner).isPresent()).isTrue();
      }
    }
  }

  private static void tariff(byte[] input) throws IOException {
    TariffFile.Read read = TariffFile.read(new StringReader(new String(input, UTF_8)));
    for (TariffFile.Fault each : read.faults()) {
      assertThat(each.line()).isPositive();
      assertThat(each.message()).isNotBlank();
    }
  }
}
