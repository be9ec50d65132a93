package io.ringfence.decode.format.mapped;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Format;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class MapProposalTest {

  /** From whom, to whom, customer, trunk, direction, start, answer, end, whole, talk, outcome. */
  private static final List<List<String>> HEADERS =
      List.of(
          List.of(
              "Rufnummer A",
              "Rufnummer B",
              "Kunde",
              "Leitung",
              "Richtung",
              "Beginn",
              "Antwort",
              "Ende",
              "Gesamtdauer",
              "Gesprächsdauer",
              "Status"),
          List.of(
              "A-Number",
              "B-Number",
              "Customer ID",
              "Trunk Group",
              "Call Direction",
              "Start Time",
              "Answer Time",
              "End Time",
              "Total Duration",
              "Billable Duration",
              "Call Result"),
          List.of(
              "calling_number",
              "called_number",
              "customer_id",
              "carrier_name",
              "dir",
              "setup_time",
              "connect_time",
              "disconnect_time",
              "duration",
              "billed",
              "disposition"),
          List.of(
              "ani",
              "dnis",
              "accountcode",
              "route",
              "direction",
              "start_stamp",
              "answered_at",
              "released_end",
              "call_duration",
              "billable",
              "status"),
          List.of(
              "src",
              "dst",
              "account",
              "gateway",
              "direction",
              "calldate",
              "answer",
              "end",
              "elapsed",
              "talk_time",
              "result"),
          List.of(
              "Numéro appelant",
              "Numéro appelé",
              "Client",
              "Opérateur",
              "Sens",
              "Début",
              "Réponse",
              "Fin",
              "Durée totale",
              "Durée facturée",
              "Statut"),
          List.of(
              "Número origen",
              "Número destino",
              "Cliente",
              "Operador",
              "Sentido",
              "Fecha inicio",
              "Hora respuesta",
              "Fecha fin",
              "Duración total",
              "Duración facturada",
              "Estado"),
          List.of(
              "fromNumber",
              "toNumber",
              "accountId",
              "trunkName",
              "callDirection",
              "startTime",
              "answerTime",
              "endTime",
              "totalDuration",
              "talkDuration",
              "callStatus"));

  /** A proposal, as YAML is read. */
  private record Proposed(MapProposal proposal, Map<String, Object> entry, Feed feed) {

    static Proposed of(List<String> lines, ZoneId clock) {
      MapProposal proposal = MapProposal.of(lines, "carrier-x", clock);
      Map<String, Object> all =
          table(new Load(LoadSettings.builder().build()).loadFromString(proposal.yaml()));
      Map<String, Object> entry = table(table(all.get("sources")).get("carrier-x"));
      Map<String, String> fields = new HashMap<>();
      table(entry.get("fields")).forEach((name, said) -> fields.put(name, said.toString()));
      Format format = entry.get("format").equals("csv") ? new CsvFormat() : new JsonlFormat();
      List<String> columns = new ArrayList<>();
      if (entry.get("columns") instanceof List<?> names) {
        names.forEach(name -> columns.add(name.toString()));
      }
      Feed feed =
          Feed.of("carrier-x", format, ZoneId.of(entry.get("clock").toString()))
              .withColumns(columns)
              .withFields(fields);
      return new Proposed(proposal, entry, feed);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> table(Object node) {
      return node == null ? Map.of() : (Map<String, Object>) node;
    }

    boolean unsure(String field) {
      return proposal
          .yaml()
          .lines()
          .anyMatch(l -> l.strip().matches("(# )?" + field + ":.*# CHECK .*"));
    }

    String said(String field) {
      return feed.fields().get(field);
    }
  }

  @Provide
  Arbitrary<List<String>> headers() {
    return Arbitraries.of(HEADERS);
  }

  @Property(tries = 120)
  void ofAnyCarriersTableNothingIsWrongButWhatItIsUnsureOf(
      @ForAll long seed, @ForAll("headers") List<String> header) {
    Carrier carrier = new Carrier(seed, header);
    List<String> lines = new ArrayList<>(List.of(carrier.header()));
    List<Carrier.Call> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      calls.add(carrier.call());
      lines.add(carrier.line(calls.get(i)));
    }

    Proposed proposed = Proposed.of(lines, Carrier.ZONE);

    assertThat(proposed.proposal.usable()).as(proposed.proposal.yaml()).isTrue();
    check(proposed, carrier, lines.subList(1, lines.size()), calls);
  }

  @Property(tries = 60)
  void norOfAnyCarriersJson(@ForAll long seed, @ForAll("headers") List<String> header) {
    Carrier carrier = new Carrier(seed, header);
    List<Carrier.Call> calls = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      calls.add(carrier.call());
      lines.add(carrier.json(calls.get(i)));
    }

    check(Proposed.of(lines, Carrier.ZONE), carrier, lines, calls);
  }

  private static void check(
      Proposed proposed, Carrier carrier, List<String> lines, List<Carrier.Call> calls) {
    Map<String, String> corrected = new HashMap<>(proposed.feed.fields());
    carrier
        .fields()
        .forEach(
            (field, truth) -> {
              String column = Carrier.column(truth);
              assertThat(proposed.said(field))
                  .as("%s in %s", field, proposed.proposal.yaml())
                  .startsWith(column);
              if (proposed.unsure(field)) {
                corrected.put(field, truth);
              }
            });
    Reading reading = Reading.of(proposed.feed.withFields(corrected), lines);
    assertThat(reading.others).isEmpty();
    for (int i = 0; i < calls.size(); i++) {
      CarrierTest.check(reading.records.get(i), calls.get(i));
    }
  }

  private static final List<String> GERMAN =
      List.of(
          "Rufnummer A;Rufnummer B;Beginn;Dauer (s);Kunde;Richtung",
          "+493012345678;0049891234567;25.11.2026 09:00:00;61;K-1001;abgehend",
          "+493012345678;08912345;25.11.2026 09:01:10;0;K-1001;abgehend",
          "+4989555123;+493012345678;25.11.2026 09:05:10;12;K-1001;ankommend");

  @Test
  void aSampleInLocalTimeIsUnsureOfItsZoneAndOfWhereAnswersAre() {
    Proposed proposed = Proposed.of(GERMAN, null);

    assertThat(proposed.feed.fields())
        .containsOnly(
            Map.entry("delimiter", ";"),
            Map.entry("from", "Rufnummer A"),
            Map.entry("to", "Rufnummer B"),
            Map.entry("started", "Beginn | d.M.yyyy H:mm:ss"),
            Map.entry("talkMillis", "Dauer (s) | seconds"),
            Map.entry("account", "Kunde"),
            Map.entry("direction", "Richtung | abgehend=outbound, ankommend=inbound"));
    for (String each : List.of("clock", "talkMillis", "direction", "trunk")) {
      assertThat(proposed.unsure(each)).as(each).isTrue();
    }
    for (String each : List.of("from", "to", "started", "account")) {
      assertThat(proposed.unsure(each)).as(each).isFalse();
    }
    assertThat(proposed.proposal.yaml()).contains("region: DE");
    assertThat(proposed.proposal.usable()).isTrue();
    assertThat(Proposed.of(GERMAN, ZoneId.of("Europe/Berlin")).unsure("clock")).isFalse();
  }

  @Test
  void aTableWithoutAHeaderIsKnownByItsContentAndAllOfItIsUnsure() {
    Proposed proposed =
        Proposed.of(
            List.of(
                "1001,2025550199,+12025550123,2026/11/25 09:00:00,2026/11/25 09:00:09,2026/11/25"
                    + " 09:01:09,69,60,ANSWERED,OUT",
                "1002,2025550198,+12025550124,2026/11/25 09:01:00,,2026/11/25 09:01:20,20,0,NO"
                    + " ANSWER,OUT",
                "1003,2025550197,+12025550125,2026/11/25 09:02:00,2026/11/25 09:02:09,2026/11/25"
                    + " 09:03:09,69,60,ANSWERED,OUT",
                "1003,2025550196,+12025550125,2026/11/25 09:03:00,,2026/11/25"
                    + " 09:03:01,1,0,BUSY,OUT"),
            null);

    assertThat(proposed.feed.columns()).hasSize(10).startsWith("column1");
    assertThat(proposed.feed.fields())
        .containsEntry("from", "column2")
        .containsEntry("to", "column3")
        .containsEntry("started", "column4")
        .containsEntry("answered", "column5")
        .containsEntry("time", "column6")
        .doesNotContainKeys("duration", "talkMillis");
    proposed.feed.fields().keySet().stream()
        .filter(field -> !field.equals("delimiter"))
        .forEach(field -> assertThat(proposed.unsure(field)).as(field).isTrue());
    assertThat(proposed.unsure("account")).isTrue();
    assertThat(proposed.proposal.usable()).isTrue();
  }

  @Test
  void aDateAndItsClockAreJoinedAndTheOrderOfDayAndMonthIsDoubted() {
    Proposed proposed =
        Proposed.of(
            List.of(
                "Numéro appelant;Numéro appelé;Date;Heure;Durée;Sens;Client;Opérateur;Montant",
                "0142685300;0033612345678;03/11/2026;08:12:33;00:01:10;Sortant;C12;OPX;0,35",
                "0142685301;0612345678;03/11/2026;08:14:33;00:00:00;Sortant;C12;OPX;0,00",
                "0612345679;0142685300;04/11/2026;08:15:33;00:12:10;Entrant;C13;OPY;0,00"),
            null);

    assertThat(proposed.said("started")).isEqualTo("Date + Heure | d/M/yyyy H:mm:ss");
    assertThat(proposed.said("talkMillis")).isEqualTo("Durée | hh:mm:ss");
    assertThat(proposed.unsure("started")).isTrue();
    assertThat(proposed.proposal.yaml()).contains("or M/d/yyyy H:mm:ss", "region: FR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "duration_ms ! 61000 ! duration_ms | ms ! false",
        "Duration (min) ! 1,5 ! Duration (min) | minutes ! false",
        "billsec ! 61 ! billsec | seconds ! false",
        "bill_seconds ! 61 ! bill_seconds | seconds ! false",
        "billed ! 61 ! billed | seconds ! true",
        "billed ! 61000 ! billed | ms ! true",
        "billed ! 01:01 ! billed | mm:ss ! true",
        "billed ! 00:01:01 ! billed | hh:mm:ss ! false",
      })
  void theUnitOfALengthIsByItsNameItsFormOrItsSize(
      String name, String value, String said, boolean unsure) {
    Proposed proposed =
        Proposed.of(
            List.of(
                "ani;dnis;start;answer;" + name,
                "+12025550123;+12025550199;2026-11-25T09:00:00Z;2026-11-25T09:00:09Z;" + value),
            null);

    assertThat(List.of(said)).containsAnyOf(proposed.said("talkMillis"), proposed.said("duration"));
    assertThat(proposed.unsure("talkMillis") || proposed.unsure("duration")).isEqualTo(unsure);
  }

  @ParameterizedTest
  @CsvSource({
    "cause, 16, q850",
    "release_cause, 34, q850",
    "cause, 503, sipCode",
    "SIP Code, 486, sipCode",
    "hangup_cause, USER_BUSY, outcome",
    "remote_ip, 203.0.113.7, address",
    "egress_trunk, cx, trunkOut",
    "ingress trunk, cx, trunkIn",
    "UUID, 0a1b-2, call",
    "cost, '0.12', ",
  })
  void whatAColumnIsFollowsFromNameAndContent(String name, String value, String field) {
    Proposed proposed =
        Proposed.of(
            List.of(
                "from;to;start;billsec;" + name,
                "+12025550123;+12025550199;2026-11-25T09:00:00Z;5;" + value),
            null);

    if (field != null) {
      assertThat(proposed.said(field)).startsWith(name);
    } else {
      assertThat(proposed.feed.fields().values()).noneMatch(said -> said.startsWith(name));
    }
  }

  @Test
  void aWordThatIsNotKnownIsAsked() {
    Proposed proposed =
        Proposed.of(
            List.of(
                "from;to;start;billsec;status",
                "+12025550123;+12025550199;2026-11-25T09:00:00Z;5;answered",
                "+12025550123;+12025550199;2026-11-25T09:10:00Z;5;quux"),
            null);

    assertThat(proposed.said("outcome")).isEqualTo("status | quux=");
    assertThat(proposed.unsure("outcome")).isTrue();
  }

  @Test
  void namesThatYamlOrAMapWouldMisreadAreQuoted() {
    Proposed proposed =
        Proposed.of(
            List.of(
                "\"from: #1\";\"to, \"\"B\"\"\";start;yes",
                "+12025550123;+12025550199;2026-11-25T09:00:00Z;5"),
            null);

    assertThat(proposed.feed.columns()).containsExactly("from: #1", "to, \"B\"", "start", "yes");
    assertThat(proposed.said("to")).isEqualTo("\"to, \"\"B\"\"\"");
    assertThat(new CsvFormat().faults(proposed.feed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello", "a,b\n1,2", "{", "{}", "\"", ";;;;", "[1]", "\0", "a;a\n1;2"})
  void whatIsNoSampleIsNotUsable(String sample) {
    Proposed proposed = Proposed.of(List.of(sample.split("\n")), null);

    assertThat(proposed.proposal.usable()).isFalse();
  }

  @Property(tries = 100)
  void anyTextGivesSettingsThatCanBeRead(@ForAll List<String> lines) {
    assertThat(Proposed.of(lines, null).proposal.usable()).isFalse();
  }
}
