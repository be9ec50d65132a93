package io.ringfence.deny;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.feed.Sources;
import io.ringfence.deny.DenySettings.Speech;
import io.ringfence.deny.DenySettings.Terms;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code deny.yaml} may say. */
class DenyYamlTest {

  private static List<String> faults(String yaml) {
    return DenyYaml.read(yaml).faults().stream().map(Object::toString).toList();
  }

  @Test
  void aListIsEnough() {
    DenySettings read = DenyYaml.read("lists: {blocked: {kinds: account}}").orThrow("faults");

    assertThat(read.lists())
        .isEqualTo(Map.of("blocked", new Terms(Set.of(SubjectKind.ACCOUNT), Long.MAX_VALUE)));
    assertThat(read.cap()).isEqualTo(60);
    assertThat(read.own())
        .contains(new Subject(SubjectKind.NETWORK, "127.0.0.0/8"))
        .contains(new Subject(SubjectKind.ADDRESS, "::1"))
        .contains(new Subject(SubjectKind.NETWORK, "fc00::/7"));
  }

  @Test
  void allOfItCanBeSaid() {
    DenySettings read =
        DenyYaml.read(
                """
                lists:
                  blocked: {kinds: [address, account]}
                  house: {kinds: range, for: 2d}
                own: [198.51.100.0/24, "+4420794600*", "account:desk"]
                cap: 5
                bouncers: [firewall, edge-2]
                proxies:
                  a: {kamailio: 'http://127.0.0.1:5080/RPC', tables: {account: accounts}}
                  b: {opensips: 'http://127.0.0.1:8888/mi', tables: {number: n, account: a}}
                """)
            .orThrow("faults");

    assertThat(read.lists().get("house").longest()).isEqualTo(Duration.ofDays(2).toMillis());
    assertThat(read.own())
        .containsExactlyInAnyOrder(
            new Subject(SubjectKind.NETWORK, "198.51.100.0/24"),
            new Subject(SubjectKind.RANGE, "+4420794600"),
            new Subject(SubjectKind.ACCOUNT, "desk"));
    assertThat(read.cap()).isEqualTo(5);
    assertThat(read.bouncers()).containsExactly("firewall", "edge-2");
    assertThat(read.proxies())
        .extracting(DenySettings.Proxy::speech)
        .containsExactly(Speech.KAMAILIO, Speech.OPENSIPS);
    assertThat(read.proxies().get(1).tables())
        .isEqualTo(Map.of(SubjectKind.NUMBER, "n", SubjectKind.ACCOUNT, "a"));
  }

  @Test
  void numbersOfSourcesAreOwn() {
    Sources sources =
        Sources.read("sources: {pbx: {format: asterisk-cdr, inside: ['+4420794600*', home]}}")
            .orThrow("faults");
    DenySettings read = DenyYaml.read("lists: {blocked: {kinds: number}}").orThrow("faults");

    assertThat(read.withOwn(sources).own())
        .containsAll(read.own())
        .contains(new Subject(SubjectKind.RANGE, "+4420794600"))
        .hasSize(read.own().size() + 1);
  }

  @Test
  void faultsAreToldAllAtOnceEachWithItsLine() {
    assertThat(
            faults(
                """
                lists:
                  a: {kinds: [address, content]}
                  b: {for: soon}
                own: [everybody]
                cap: 0
                bouncers: ['two words']
                proxies:
                  p: {kamailio: 'ftp://x', tables: {account: t, number: t}}
                  q: {tables: {}}
                more: 1
                """))
        .containsExactly(
            "line 2: `kinds` is not one of number, device, account, address, range, network",
            "line 3: `kinds` is missing: number, device, account, address, range, network",
            "line 3: `for` is not a length of time such as 12h or 7d",
            "line 4: `own` is not an address, a network, a number, a range or `account:NAME`",
            "line 5: `cap` is not a whole number from 1 to 10000",
            "line 6: `bouncers` is not a name of small letters, digits and hyphens",
            "line 8: each kind has a table of its own: an account may look like a number",
            "line 8: `kamailio` is not an address of http or https",
            "line 9: a proxy has either `kamailio` or `opensips`",
            "line 9: `tables` names a table for no kind",
            "line 10: the file has no setting `more`");
    assertThat(faults("")).containsExactly("line 1: no list is named under `lists`");
    assertThat(faults("- x")).contains("line 1: the file is not a table of names and values");
  }
}
