package io.ringfence.lists.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.lists.history.ListHistory;
import io.ringfence.lists.history.ListSelection;
import io.ringfence.lists.intake.SubjectText;
import io.ringfence.rule.ListAs;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other systems load, to the letter. */
class ExportsTest {

  private static final long DAY = 86_400_000;
  private static final long THEN = 20_000 * DAY;
  private static final long NOW = THEN + DAY;

  private final ListHistory history = new ListHistory();
  private int ids;

  private void change(SignalTopic action, String subject, String list, String reason, long until) {
    Subject named = SubjectText.read(subject, "US").orElseThrow();
    history.accept(
        new Listing("l-" + ids++, THEN, "t", action, named, list, reason, THEN, until, false, ""));
  }

  private void add(String subject, String list) {
    change(SignalTopic.LISTING_ADD, subject, list, "", Long.MAX_VALUE);
  }

  private void allow(String subject) {
    change(SignalTopic.LISTING_ALLOW, subject, "friends", "", Long.MAX_VALUE);
  }

  @BeforeEach
  void aHistory() {
    change(SignalTopic.LISTING_ADD, "+12025550123", "house", "irsf, \"repeat\"", NOW + DAY);
    add("+12025550123", "partner");
    add("+12025550199", "house");
    add("+1202555*", "house");
    add("2.56.57.9", "house");
    add("45.155.204.0/24", "house");
    add("2a0e:b107:1::/48", "partner");
    add("2a0e:b107::7", "house");
    add("account:acme:17", "house");
    // These are over, cleared, call for help, or only inform.
    change(SignalTopic.LISTING_ADD, "+12025550177", "house", "", NOW);
    add("+12025550188", "house");
    allow("+12025550188");
    add("45.155.205.7", "house");
    allow("45.155.205.0/24");
    add("number:US:911", "house");
    add("2.56.57.10", ListAs.INFORMING);
  }

  private String export(ExportFormat form, SubjectKind... kinds) throws IOException {
    return export(form, Set.of(), kinds);
  }

  private String export(ExportFormat form, Set<String> lists, SubjectKind... kinds)
      throws IOException {
    StringBuilder out = new StringBuilder();
    Set<SubjectKind> asked = kinds.length == 0 ? form.usual() : Set.of(kinds);
    form.write(
        ListSelection.of(history, new ListSelection.Question(lists, asked, NOW, Long.MAX_VALUE)),
        out);
    return out.toString();
  }

  @Test
  void whatOnlyInformsIsExportedWhereItIsAskedFor() throws IOException {
    assertThat(export(ExportFormat.NETSET, Set.of(ListAs.INFORMING)))
        .contains("2.56.57.10")
        .doesNotContain("2.56.57.9");
  }

  @Test
  void csv() throws IOException {
    assertThat(export(ExportFormat.CSV))
        .isEqualTo(
            """
            kind,value,list,reason,from,until,learnt
            number,+12025550123,house,"irsf, ""repeat\""",2024-10-04T00:00:00Z,2024-10-06T00:00:00Z,2024-10-04T00:00:00Z
            number,+12025550123,partner,,2024-10-04T00:00:00Z,,2024-10-04T00:00:00Z
            number,+12025550199,house,,2024-10-04T00:00:00Z,,2024-10-04T00:00:00Z
            account,acme:17,house,,2024-10-04T00:00:00Z,,2024-10-04T00:00:00Z
            address,2.56.57.9,house,,2024-10-04T00:00:00Z,,2024-10-04T00:00:00Z
            address,2a0e:b107::7,house,,2024-10-04T00:00:00Z,,2024-10-04T00:00:00Z
            range,+1202555,house,,2024-10-04T00:00:00Z,,2024-10-04T00:00:00Z
            network,2a0e:b107:1::/48,partner,,2024-10-04T00:00:00Z,,2024-10-04T00:00:00Z
            network,45.155.204.0/24,house,,2024-10-04T00:00:00Z,,2024-10-04T00:00:00Z
            """);
  }

  @Test
  void json() throws IOException {
    assertThat(export(ExportFormat.JSON, SubjectKind.ACCOUNT, SubjectKind.NUMBER).lines().toList())
        .containsExactly(
            """
            {"subject":{"kind":"number","value":"+12025550123"},"list":"house","reason":"irsf, \\"repeat\\"","from":"2024-10-04T00:00:00Z","until":"2024-10-06T00:00:00Z","learnt":"2024-10-04T00:00:00Z"}"""
                .strip(),
            """
            {"subject":{"kind":"number","value":"+12025550123"},"list":"partner","from":"2024-10-04T00:00:00Z","learnt":"2024-10-04T00:00:00Z"}""",
            """
            {"subject":{"kind":"number","value":"+12025550199"},"list":"house","from":"2024-10-04T00:00:00Z","learnt":"2024-10-04T00:00:00Z"}""",
            """
            {"subject":{"kind":"account","value":"acme:17"},"list":"house","from":"2024-10-04T00:00:00Z","learnt":"2024-10-04T00:00:00Z"}""");
  }

  @Test
  void netset() throws IOException {
    assertThat(export(ExportFormat.NETSET))
        .isEqualTo("2.56.57.9\n2a0e:b107::7\n2a0e:b107:1::/48\n45.155.204.0/24\n");
  }

  @Test
  void htable() throws IOException {
    assertThat(export(ExportFormat.HTABLE))
        .isEqualTo(
            """
            key_name(string) key_type(int) value_type(int) key_value(string) expires(int)
            +12025550123:0:0:house,partner:0
            +12025550199:0:0:house:0
            """);
    assertThat(export(ExportFormat.HTABLE, SubjectKind.ACCOUNT))
        .endsWith("acme\\:17:0:0:house:0\n");
    change(SignalTopic.LISTING_ADD, "+12025550155", "house", "", NOW + DAY);
    assertThat(export(ExportFormat.HTABLE)).contains("+12025550155:0:0:house:1728172800\n");
  }

  @Test
  void mtreeWithoutTheNumbersThatAreCleared() throws IOException {
    String text = export(ExportFormat.MTREE);

    // +12025550188 is cleared: all of the range but what begins with it.
    assertThat(text)
        .startsWith("tprefix(string) tvalue(string)\n")
        .contains("\n12025551:house\n")
        .contains("\n12025550187:house\n")
        .doesNotContain("12025550188:")
        .doesNotContain("\n1202555:")
        .hasLineCount(1 + 4 * 9);
  }

  @Test
  void permissions() throws IOException {
    assertThat(export(ExportFormat.PERMISSIONS))
        .isEqualTo(
            """
            grp(int) ip_addr(string) mask(int) port(int) tag(string)
            1:2.56.57.9:32:0:house
            1:2a0e\\:b107\\:\\:7:128:0:house
            1:2a0e\\:b107\\:1\\:\\::48:0:partner
            1:45.155.204.0:24:0:house
            """);
  }

  @Test
  void nftables() throws IOException {
    assertThat(export(ExportFormat.NFTABLES))
        .isEqualTo(
            """
            add table inet ringfence
            add set inet ringfence blocked4 { type ipv4_addr; flags interval; auto-merge; }
            flush set inet ringfence blocked4
            add element inet ringfence blocked4 {
              2.56.57.9,
              45.155.204.0/24,
            }
            add set inet ringfence blocked6 { type ipv6_addr; flags interval; auto-merge; }
            flush set inet ringfence blocked6
            add element inet ringfence blocked6 {
              2a0e:b107::7,
              2a0e:b107:1::/48,
            }
            """);
  }

  @Test
  void aNetworkIsExportedWithoutTheAddressesThatAreClearedWithinIt() throws IOException {
    allow("45.155.204.130");
    allow("2a0e:b107:1:8000::/49");

    assertThat(export(ExportFormat.NETSET))
        .isEqualTo(
            """
            2.56.57.9
            2a0e:b107::7
            2a0e:b107:1::/49
            45.155.204.0/25
            45.155.204.128/31
            45.155.204.131
            45.155.204.132/30
            45.155.204.136/29
            45.155.204.144/28
            45.155.204.160/27
            45.155.204.192/26
            """);
  }

  @Test
  void numbersThatCallForHelpAreNotInARangeEither() throws IOException {
    add("+4499*", "wide");

    assertThat(export(ExportFormat.MTREE)).contains("\n44990:wide\n").doesNotContain("\n4499:");
    assertThat(export(ExportFormat.MTREE)).doesNotContain("\n44999:");
  }

  @Test
  void anotherTimeHasAnotherExport() throws IOException {
    StringBuilder before = new StringBuilder();
    ExportFormat.CSV.write(
        ListSelection.of(
            history,
            new ListSelection.Question(
                Set.of(), ExportFormat.CSV.usual(), THEN - 1, Long.MAX_VALUE)),
        before);
    StringBuilder unknown = new StringBuilder();
    ExportFormat.CSV.write(
        ListSelection.of(
            history, new ListSelection.Question(Set.of(), ExportFormat.CSV.usual(), NOW, THEN - 1)),
        unknown);

    assertThat(before).hasToString("kind,value,list,reason,from,until,learnt\n");
    assertThat(unknown).hasToString(before.toString());
  }
}
