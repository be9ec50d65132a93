package io.ringfence.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.notify.Receiver.About;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.settings.SettingsReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code notify.yaml} may say. */
class NotifySettingsTest {

  @TempDir private Path folder;

  private SettingsReading<List<Receiver>> read(String yaml) {
    return NotifyYaml.read(yaml, folder);
  }

  private List<String> faults(String yaml) {
    return read(yaml).faults().stream().map(Object::toString).toList();
  }

  private Receiver only(String yaml) {
    return read(yaml).orThrow("faults").get(0);
  }

  @Test
  void aReceiverNeedsHardlyAnything() {
    Receiver mail =
        only(
            "receivers: {noc: {mail: {host: localhost, from: r@example.org, to: [n@example.org]}}}");

    assertThat(mail.name()).isEqualTo("noc");
    assertThat(mail.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(mail.modes()).containsExactly(Mode.ENFORCE);
    assertThat(mail.about()).containsExactlyInAnyOrder(About.values());
    assertThat(mail.masked()).isFalse();
    assertThat(mail.limit()).isEqualTo(10);
    assertThat(mail.every()).isEqualTo(Duration.ofMinutes(15));
    assertThat(only("receivers: {hook: {webhook: {url: 'https://example.org/x'}}}").every())
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void allOfItCanBeSaid() throws IOException {
    Files.writeString(folder.resolve("password"), "secret\n");
    Files.writeString(folder.resolve("chat.url"), "https://hooks.example.org/T0/B0\n");
    Files.writeString(folder.resolve("signing"), "another\n");

    List<Receiver> all =
        read("""
                receivers:
                  noc:
                    mail:
                      host: mail.example.org
                      port: 25
                      starttls: required
                      user: ringfence
                      passwordFile: password
                      from: Ringfence <ringfence@example.org>
                      to: [noc@example.org, soc@example.org]
                    severity: high
                    frauds: [irsf, pbx-hacking]
                    modes: [enforce, shadow]
                    tenants: [acme]
                    about: [abuse]
                    limit: 3
                    every: 1h
                  chat:
                    webhook: {urlFile: chat.url, template: slack, secretFile: signing}
                    masked: true
                """)
            .orThrow("faults");

    assertThat(all).extracting(Receiver::name).containsExactly("noc", "chat");
    Receiver noc = all.get(0);
    assertThat(noc.severity()).isEqualTo(Severity.HIGH);
    assertThat(noc.frauds()).containsExactlyInAnyOrder("irsf", "pbx-hacking");
    assertThat(noc.modes()).containsExactlyInAnyOrder(Mode.ENFORCE, Mode.SHADOW);
    assertThat(noc.tenants()).containsExactly("acme");
    assertThat(noc.about()).containsExactly(About.ABUSE);
    assertThat(noc.limit()).isEqualTo(3);
    assertThat(noc.every()).isEqualTo(Duration.ofHours(1));
    assertThat(all.get(1).masked()).isTrue();
  }

  @Test
  void allFaultsAreToldWithTheirLines() {
    assertThat(
            faults(
                """
                receivers:
                  noc:
                    mail:
                      host: mail.example.org
                      port: 70000
                      starttls: never
                      user: ringfence
                      passwordFile: nowhere
                      from: nobody
                      password: secret
                    severity: grave
                    limit: 0
                    every: 2d
                  Chat Room:
                    webhook: {url: 'ftp://example.org', template: slack, urlFile: nowhere}
                    masked: perhaps
                  both:
                    mail: {host: localhost, from: a@example.org, to: []}
                    webhook: {}
                """))
        .containsExactly(
            "line 4: `to` is missing",
            "line 4: a password is sent under TLS only: `starttls: required`",
            "line 5: `port` is not a port",
            "line 8: `passwordFile` is not a file with a password in it, which can be read",
            "line 9: `from` is not a mail address",
            "line 10: `mail` has no setting `password`",
            "line 11: `severity` is not low, medium, high or critical",
            "line 12: `limit` is not a whole number from 1 to 1000",
            "line 13: `every` is not a length of time such as 15m, at most a day",
            "line 14: a receiver's name has small letters, digits and hyphens",
            "line 15: a webhook has either `url` or `urlFile`",
            "line 15: `url` is not an address of http or https",
            "line 15: `urlFile` is not a file with an address of http or https in it, which can be"
                + " read",
            "line 16: `masked` is not true or false",
            "line 18: a receiver has either `mail` or `webhook`",
            "line 18: `to` has no values");
    assertThat(faults("receivers: {}"))
        .containsExactly("line 1: no receiver is named under `receivers`");
    assertThat(faults("receivers: {a: {}}"))
        .containsExactly("line 1: a receiver has either `mail` or `webhook`");
    assertThat(faults("receivers: [")).hasSize(2).first().asString().contains("not YAML");
  }

  @Test
  void anAddressByWhichAnybodyCanPostIsNotInTheSettings() {
    for (String template : List.of("slack", "teams")) {
      assertThat(
              faults(
                  "receivers: {a: {webhook: {url: 'https://example.org/t0ken', template: %s}}}"
                      .formatted(template)))
          .containsExactly("line 1: whoever knows this address can post: name a file by `urlFile`");
    }
  }

  @Test
  void aReceiverHearsOfWhatItAskedFor() {
    Receiver high = receiver("severity: high");
    AlertOnTopic alert = AlertOnTopic.of(1, 1, "open", Instant.parse("2026-11-25T09:00:00Z"));

    assertThat(high.takes(alert.notice())).isTrue();
    assertThat(high.takes(alert.with("severity", "medium").notice())).isFalse();
    assertThat(high.takes(alert.shadow().notice())).isFalse();
    assertThat(receiver("modes: [shadow]").takes(alert.shadow().notice())).isTrue();
    assertThat(receiver("frauds: [wangiri]").takes(alert.notice())).isFalse();
    assertThat(receiver("tenants: [acme]").takes(alert.notice())).isFalse();
    assertThat(receiver("tenants: [acme]").takes(alert.with("tenant", "acme").notice())).isTrue();
    assertThat(receiver("about: [system]").takes(alert.notice())).isFalse();
  }

  @Test
  void whatOnlyInformsIsToldToWhoeverNamesItsFraud() {
    AlertNotice informing =
        AlertOnTopic.of(1, 1, "open", Instant.parse("2026-11-25T09:00:00Z")).informing().notice();

    assertThat(receiver("severity: low").takes(informing)).isFalse();
    assertThat(receiver("frauds: [irsf]").takes(informing)).isTrue();
  }

  @Test
  void noticesOfRingfenceItselfAreToldByTheirSeverity() {
    OwnNotice own =
        new OwnNotice("feed-pbx", false, Severity.MEDIUM, "silent", List.of(), Instant.EPOCH);

    assertThat(receiver("severity: medium").takes(own)).isTrue();
    assertThat(receiver("severity: high").takes(own)).isFalse();
    assertThat(receiver("about: [abuse]").takes(own)).isFalse();
    assertThat(receiver("frauds: [irsf]").takes(own)).isTrue();
  }

  private Receiver receiver(String setting) {
    return only("receivers: {a: {webhook: {url: 'https://example.org'}, %s}}".formatted(setting));
  }

  @Test
  void secretsAreNotInWhatSettingsSayOfThemselves() throws IOException {
    Files.writeString(folder.resolve("chat.url"), "https://hooks.example.org/T0ken");
    Files.writeString(folder.resolve("signing"), "hush");

    String said =
        only("receivers: {a: {webhook: {urlFile: chat.url, secretFile: signing}}}").toString();

    assertThat(Set.of("T0ken", "hush")).noneMatch(said::contains);
  }
}
