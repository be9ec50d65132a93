package io.ringfence.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertLinksTest {

  private static Subject subject(SubjectKind kind, String value) {
    return new Subject(kind, value);
  }

  @Test
  void partiesLinkByThemselvesAndWhatManyMayShareOnlyWithinOneFraud() {
    List<String> links =
        AlertLinks.of(
            "irsf",
            subject(SubjectKind.ACCOUNT, "acme-17"),
            List.of(
                subject(SubjectKind.NUMBER, "+12025550123"),
                subject(SubjectKind.DEVICE, "mac:001122334455"),
                subject(SubjectKind.ADDRESS, "203.0.113.7")));

    assertThat(links)
        .containsExactly(
            "account:acme-17",
            "number:+12025550123",
            "device:mac:001122334455",
            "irsf@address:203.0.113.7");
  }

  @Test
  void anAddressThatIsAccusedItselfLinksItsAlertsWhateverTheFraud() {
    assertThat(
            AlertLinks.of(
                "sip-scan",
                subject(SubjectKind.ADDRESS, "203.0.113.7"),
                List.of(subject(SubjectKind.DEVICE, "d-1"))))
        .containsExactly("address:203.0.113.7", "sip-scan@address:203.0.113.7", "device:d-1");
  }

  @Test
  void aTrunkOrARangeLinksNothingOfAnotherFraud() {
    assertThat(AlertLinks.of("robocall", subject(SubjectKind.TRUNK, "carrier-a"), List.of()))
        .containsExactly("robocall@trunk:carrier-a");
    assertThat(AlertLinks.of("wangiri", subject(SubjectKind.RANGE, "+2327674"), List.of()))
        .containsExactly("wangiri@range:+2327674");
  }

  @Test
  void whereNobodyElseIsNamedNeighboursLinkWithinOneFraud() {
    assertThat(AlertLinks.of("wangiri", subject(SubjectKind.NUMBER, "+23276740175"), List.of()))
        .containsExactly("number:+23276740175", "wangiri@range:+23276740");
    assertThat(AlertLinks.of("sip-scan", subject(SubjectKind.ADDRESS, "203.0.113.7"), List.of()))
        .contains("sip-scan@network:203.0.113.0/24");
  }

  @Test
  void aNeighbourhoodOfIpv6IsItsFirstFourGroups() {
    assertThat(network("2001:db8:0:1:2:3:4:5")).isEqualTo("f@network:2001:db8:0:1::/64");
    assertThat(network("2001:db8::1")).isEqualTo("f@network:2001:db8:0:0::/64");
    assertThat(network("::1")).isEqualTo("f@network:0:0:0:0::/64");
    assertThat(network("2001:db8:1:2::")).isEqualTo("f@network:2001:db8:1:2::/64");
    assertThat(network("1::4:5:6:7:8")).isEqualTo("f@network:1:0:0:4::/64");
  }

  private static String network(String address) {
    List<String> links = AlertLinks.of("f", subject(SubjectKind.ADDRESS, address), List.of());
    return links.get(links.size() - 1);
  }

  @Test
  void shortNumbersAndNamesHaveNoNeighbours() {
    assertThat(AlertLinks.of("smishing", subject(SubjectKind.NUMBER, "NG:MTN"), List.of()))
        .containsExactly("number:NG:MTN");
    assertThat(AlertLinks.of("robocall", subject(SubjectKind.NUMBER, "+1234567"), List.of()))
        .containsExactly("number:+1234567");
  }
}
