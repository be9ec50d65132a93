package io.ringfence.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.settings.SettingsReading;
import io.ringfence.signal.customer.Profile;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesTest {

  private static final String WHOLE =
      """
      {"type":"profile","id":"p-1","time":"2026-01-01T00:00:00Z","account":"acme-17",\
      "class":"business","tenant":"acme","parent":"acme","name":"Acme: \\"pumps\\"","country":"US",\
      "zone":"America/New_York","numbers":["+12025550100","+1202555"],\
      "hours":{"mon-fri":"08:00-18:00"},"closed":["2026-12-25"],"destinations":["GB","DE"],\
      "creditLimit":500,"dailyLimit":20.5}""";

  private static final long LATER = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();

  @Test
  void recordsAndYamlSayTheSame() {
    String yaml =
        """
        profiles:
          - type: profile
            id: p-1
            time: 2026-01-01T00:00:00Z
            account: acme-17
            class: business
            tenant: acme
            parent: acme
            name: 'Acme: "pumps"'
            country: US
            zone: America/New_York
            numbers: ["+12025550100", "+1202555"]
            hours: {mon-fri: "08:00-18:00"}
            closed: [2026-12-25]
            destinations: [GB, DE]
            creditLimit: 500
            dailyLimit: 20.5
        """;

    Profile profile = read(WHOLE).of("acme-17", LATER);

    assertThat(profile).isEqualTo(read(yaml).of("acme-17", LATER));
    assertThat(profile.kind()).isEqualTo("business");
    assertThat(profile.name()).isEqualTo("Acme: \"pumps\"");
    assertThat(profile.zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(profile.hours()).hasSize(5);
    assertThat(profile.dailyLimit()).isEqualTo(20.5);
    assertThat(profile.owns("+12025550199")).isTrue();
    assertThat(profile.owns("+12035550100")).isFalse();
    assertThat(profile.usuallyCalls("GB")).isTrue();
    assertThat(profile.usuallyCalls("US")).as("its own country").isTrue();
    assertThat(profile.usuallyCalls("LV")).isFalse();
    assertThat(profile.usuallyCalls("")).isFalse();
  }

  @Test
  void theVersionThatHeldAtTheTimeCounts() {
    Profiles profiles =
        read(
            """
            {"type":"profile","account":"a","class":"residential"}

            {"type":"profile","account":"a","class":"business","time":"2026-03-01T00:00:00+01:00"}
            {"type":"profile","account":"b","class":"hotel","time":1772319600000,"name":null}
            """);
    long march = Instant.parse("2026-02-28T23:00:00Z").toEpochMilli();

    assertThat(profiles.of("a", march - 1).kind()).isEqualTo("residential");
    assertThat(profiles.of("a", march).kind()).isEqualTo("business");
    assertThat(profiles.of("b", march - 1)).isEqualTo(Profile.NONE);
    assertThat(profiles.of("b", march).kind()).isEqualTo("hotel");
    assertThat(profiles.of("c", march)).isEqualTo(Profile.NONE);
    assertThat(profiles.all()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T08:00, false", // a Monday
    "2026-03-02T07:59, true",
    "2026-03-02T12:30, true",
    "2026-03-02T13:00, false",
    "2026-03-02T17:59, false",
    "2026-03-02T18:00, true",
    "2026-03-06T23:00, false", // Friday's night shift
    "2026-03-07T03:59, false",
    "2026-03-07T04:00, true",
    "2026-03-08T23:59, false", // Sunday, all day
    "2026-03-09T00:00, true",
    "2026-12-25T10:00, true" // closed
  })
  void itWorksByItsHours(LocalDateTime local, boolean closed) {
    Profile profile =
        read("""
                - {type: profile, account: a, closed: [2026-12-25], hours: {mon-fri: "08:00-12:00, 13:00-18:00",
                   fri: "22:00-04:00", sun: "00:00-24:00"}}
                """)
            .of("a", 0);

    assertThat(profile.closedAt(local)).isEqualTo(closed);
    assertThat(Profile.NONE.closedAt(local)).isFalse();
  }

  @Test
  void everyFaultIsToldWithItsLine() {
    assertThat(
            faults(
                """
                {"type":"profile","account":"a","zone":"Europe/Nowhere","numbers":["12025550100"]}
                {"type":"call","account":"a","time":"yesterday","hours":{"mon-fri":"08:00-12:00,13"}}
                {"class":"Big Business","dailyLimit":-1,"closed":"2026-02-30","colour":"red"}
                {"type":"profile","account":"a"}
                """))
        .containsExactly(
            "1: `zone` is not a time zone such as Europe/Riga",
            "1: `numbers` is not a number, or the beginning of a block: a plus, 1 to 15 digits",
            "2: `type` is not `profile`",
            "2: `time` is not a time: RFC 3339 with an offset, or epoch millis",
            "2: `hours` is not working times by day: `mon-fri: 08:00-18:00`",
            "2: the account has another profile of the same `time`",
            "3: a profile has no setting `colour`",
            "3: the profile has no `type`",
            "3: the profile has no `account`",
            "3: `class` is not a word of 1 to 32 small letters, digits and hyphens",
            "3: `closed` is not a day such as 2026-12-25",
            "3: `dailyLimit` is not an amount from 0 on",
            "4: the account has another profile of the same `time`");
    assertThat(faults("accounts: []")).containsExactly("1: only `profiles` is known here");
    assertThat(faults("profiles: acme")).containsExactly("1: `profiles` is not a list");
    assertThat(faults("- acme")).contains("1: a profile is not a table of names and values");
    assertThat(faults("{\"type\":")).isNotEmpty();
    assertThat(faults("")).isEmpty();
  }

  private static Profiles read(String text) {
    return Profiles.read(text).orThrow("profiles");
  }

  private static List<String> faults(String text) {
    SettingsReading<Profiles> reading = Profiles.read(text);
    return reading.faults().stream().map(each -> each.line() + ": " + each.text()).toList();
  }
}
