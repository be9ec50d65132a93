package io.ringfence.decode.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.customer.AccountProfile;
import io.ringfence.customer.CustomerPlace;
import io.ringfence.customer.CustomerProfile;
import io.ringfence.customer.OpeningHours;
import io.ringfence.decode.RefusalReason;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileReaderTest {

  private static AccountProfile read(String json) throws ProfileFaultException {
    return ProfileReader.read(json.getBytes(UTF_8), 7);
  }

  @Test
  void everyFieldIsRead() throws Exception {
    AccountProfile profile =
        read(
            """
            {"type":"profile","id":"p-9","time":"2026-11-25T09:00:00Z","account":" acme-17 ","class":"business",
             "tenant":"north","parent":"acme","name":"Acme Ltd","country":"US","zone":"America/New_York",
             "numbers":["+1 202 555-0100","+1202555"],"hours":{"mon-fri":"08:00-12:00, 13:00-18:00","sat":"22:00-02:00"},
             "holidays":"US","destinations":["GB","DE"],"creditLimit":500,"dailyLimit":200.5,"colour":"blue"}""");

    assertThat(profile.account()).isEqualTo("acme-17");
    assertThat(profile.id()).isEqualTo("p-9");
    assertThat(profile.time()).isEqualTo(1_795_597_200_000L);
    CustomerProfile version = profile.at(0);
    assertThat(version.customerClass()).isEqualTo("business");
    assertThat(version.tenant()).isEqualTo("north");
    assertThat(version.parent()).isEqualTo("acme");
    assertThat(version.name()).isEqualTo("Acme Ltd");
    assertThat(version.place())
        .isEqualTo(
            new CustomerPlace(
                "US",
                "America/New_York",
                List.of("+12025550100", "+1202555"),
                List.of("GB", "DE")));
    assertThat(version.hours().calendar()).isEqualTo("US");
    assertThat(version.hours().week()).hasSize(11).contains(new OpeningHours.Span(8 * 60, 240));
    assertThat(version.hours().isClosed(LocalDateTime.parse("2026-11-24T12:30"))).isTrue();
    assertThat(version.hours().isClosed(LocalDateTime.parse("2026-11-22T01:30"))).isFalse();
    assertThat(version.limits().credit()).isEqualTo(500);
    assertThat(version.limits().daily()).isEqualTo(200.5);
  }

  @Test
  void nothingButTheAccountIsRequired() throws Exception {
    AccountProfile profile = read("{\"type\":\"profile\",\"account\":\"a\"}");

    assertThat(profile.id()).isEqualTo("a");
    assertThat(profile.time()).isEqualTo(7);
    assertThat(profile.at(Long.MIN_VALUE).known()).isTrue();
    assertThat(profile.at(0).customerClass()).isEqualTo(CustomerProfile.UNKNOWN_CLASS);
    assertThat(profile.at(0).limits().credit()).isEqualTo(-1);
  }

  @Test
  void versionsHoldFromTheirBeginnings() throws Exception {
    AccountProfile profile =
        read(
            """
            {"type":"profile","account":"a","versions":[
              {"from":"2026-01-01T00:00:00Z","class":"business"},{"class":"residential"}]}""");

    assertThat(profile.at(1_767_225_599_999L).customerClass()).isEqualTo("residential");
    assertThat(profile.at(1_767_225_600_000L).customerClass()).isEqualTo("business");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'profile','account':'a'}",
        "{'type':'profile','account':'a','class':'hotel','tenant':'t','parent':'p','name':'N','country':'US',"
            + "'zone':'UTC','numbers':['+1202'],'hours':{'mon-sat':'08:00-12:00,22:00-02:00','sun':'00:00-24:00'},"
            + "'holidays':'US','destinations':['GB','001'],'creditLimit':0,'dailyLimit':1.5}",
        "{'type':'profile','account':'a','versions':[{'from':5,'holidays':['2026-12-24']},{'from':9}]}"
      })
  void whatIsWrittenReadsAsTheSame(String json) throws Exception {
    AccountProfile profile = read(json.replace('\'', '"'));

    assertThat(read(ProfileJson.write(profile))).isEqualTo(profile);
  }

  @Test
  void holidaysMayBeDays() throws Exception {
    AccountProfile profile =
        read("{\"type\":\"profile\",\"account\":\"a\",\"holidays\":[\"2026-12-24\"]}");

    assertThat(profile.at(0).hours().isHoliday(LocalDate.parse("2026-12-24"))).isTrue();
    assertThat(profile.at(0).hours().isHoliday(LocalDate.parse("2026-12-25"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                                                  | MALFORMED     | ``",
        "[]                                                                 | MALFORMED     | ``",
        "{\"type\":\"profile\",\"account\":\"a\",\"account\":\"b\"}         | MALFORMED     | ``",
        "{\"type\":\"profile\",\"account\":\"a\"} {}                        | MALFORMED     | ``",
        "{\"account\":\"a\"}                                                | MISSING_FIELD | type",
        "{\"type\":\"call\",\"account\":\"a\"}                              | UNKNOWN_TYPE  | type",
        "{\"type\":\"profile\"}                                             | MISSING_FIELD | account",
        "{\"type\":\"profile\",\"account\":7}                               | BAD_FIELD     | account",
        "{\"type\":\"profile\",\"account\":\"a\",\"class\":\"Call Centre\"} | BAD_FIELD     | class",
        "{\"type\":\"profile\",\"account\":\"a\",\"time\":\"today\"}        | BAD_FIELD     | time",
        "{\"type\":\"profile\",\"account\":\"a\",\"country\":\"USA\"}       | BAD_FIELD     | country",
        "{\"type\":\"profile\",\"account\":\"a\",\"zone\":\"Mars\"}         | BAD_FIELD     | zone",
        "{\"type\":\"profile\",\"account\":\"a\",\"numbers\":\"+1202555\"}  | BAD_FIELD     | numbers",
        "{\"type\":\"profile\",\"account\":\"a\",\"numbers\":[\"2025\"]}    | BAD_FIELD     | numbers",
        "{\"type\":\"profile\",\"account\":\"a\",\"hours\":\"9-5\"}         | BAD_FIELD     | hours",
        "{\"type\":\"profile\",\"account\":\"a\",\"hours\":{\"mon\":\"9\"}} | BAD_FIELD     | hours",
        "{\"type\":\"profile\",\"account\":\"a\",\"holidays\":\"XX\"}       | BAD_FIELD     | holidays",
        "{\"type\":\"profile\",\"account\":\"a\",\"holidays\":[\"25.12.\"]} | BAD_FIELD     | holidays",
        "{\"type\":\"profile\",\"account\":\"a\",\"destinations\":[\"X\"]}  | BAD_FIELD     | destinations",
        "{\"type\":\"profile\",\"account\":\"a\",\"country\":\"001\"}  | BAD_FIELD     | country",
        "{\"type\":\"profile\",\"account\":\"a\",\"creditLimit\":-1}        | BAD_FIELD     | creditLimit",
        "{\"type\":\"profile\",\"account\":\"a\",\"dailyLimit\":\"5\"}      | BAD_FIELD     | dailyLimit",
        "{\"type\":\"profile\",\"account\":\"a\",\"versions\":[]}           | BAD_FIELD     | versions",
        "{\"type\":\"profile\",\"account\":\"a\",\"versions\":[7]}          | BAD_FIELD     | versions[0]",
        "{\"type\":\"profile\",\"account\":\"a\",\"versions\":[{},{}]}      | BAD_FIELD     | versions[1].from",
        "{\"type\":\"profile\",\"account\":\"a\",\"class\":\"x\",\"versions\":[{}]} | BAD_FIELD | class",
      })
  void whatIsWrongIsNamed(String json, RefusalReason reason, String field) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            ProfileFaultException.class,
            fault -> {
              assertThat(fault.reason()).isEqualTo(reason);
              assertThat(fault.field()).isEqualTo(field);
            });
  }

  @Test
  void aFileOfLinesNamesTheLineOfEachFault() {
    ProfileFile file =
        ProfileFile.read(
            "p.jsonl",
            """
            {"type":"profile","account":"a","class":"business"}

            {"type":"profile"}
            {"type":"profile","account":"a","class":"reseller"}
            """);

    assertThat(file.profiles()).containsOnlyKeys("a");
    assertThat(file.profiles().get("a").at(0).customerClass()).isEqualTo("reseller");
    assertThat(file.faults()).hasToString("[line 3: `account`: the field is required]");
  }

  @Test
  void aFileInYamlSaysTheSame() {
    ProfileFile file =
        ProfileFile.read(
            "p.yaml",
            """
            profiles:
              - account: acme
                class: call-centre
                numbers: [+12025550100]
                hours: {mon-fri: "08:00-18:00"}
                holidays: [2026-12-24]
                creditLimit: 500
              - account: other
                clock: 7
                country: Norway
            """);

    CustomerProfile acme = file.profiles().get("acme").at(0);
    assertThat(acme.customerClass()).isEqualTo("call-centre");
    assertThat(acme.place().numbers()).containsExactly("+12025550100");
    assertThat(acme.hours().week()).hasSize(5);
    assertThat(acme.limits().credit()).isEqualTo(500);
    assertThat(file.faults())
        .hasToString("[line 8: `country`: not a country (two capital letters, ISO 3166)]");
  }
}
