package io.ringfence.cli.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file of another system to alerts, with the shipped rules. */
class FeedsCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDateTime NINE = LocalDateTime.parse("2026-11-25T09:00:00");
  private static final String AS_OF = "2026-11-26T00:00:00Z";

  @TempDir private Path folder;

  private String conf;

  @BeforeEach
  void init() {
    conf = folder.resolve("conf").toString();
    Launch made =
        Launch.of(
            "init", conf,
            "--country", "GB",
            "--zone", "Europe/London",
            "--feed", "asterisk-cdr",
            "--trunk", "PJSIP/carrier*",
            "--inside", "from-internal");
    assertThat(made.exit()).as(made.err()).isZero();
  }

  private Path file(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  private static String at(String form, long seconds) {
    return DateTimeFormatter.ofPattern(form).format(NINE.plusSeconds(seconds));
  }

  /** A call of an extension to a satellite number, as cdr_csv writes it. */
  private static String master(int number, String extension) {
    String form = "yyyy-MM-dd HH:mm:ss";
    long start = number * 20L;
    return """
        "%2$s","%2$s","+88216000%1$03d","from-internal","%2$s","PJSIP/%2$s-0000%1$04d","PJSIP/carrier-1%1$04d",\
        "Dial","PJSIP/x@carrier","%3$s","%4$s","%5$s",15,10,"ANSWERED","DOCUMENTATION","1795597200.%1$d",""\
        """
        .formatted(number, extension, at(form, start), at(form, start + 5), at(form, start + 15));
  }

  private static List<String> attack() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      lines.add(master(i, "102"));
    }
    return lines;
  }

  private List<JsonNode> alerts(Path input, String... more) throws IOException {
    Path out = folder.resolve("found-" + input.getFileName());
    List<String> arguments = new ArrayList<>(List.of("--config", conf, "scan", input.toString()));
    arguments.addAll(List.of("--out", out.toString(), "--as-of", AS_OF));
    arguments.addAll(List.of(more));
    Launch scan = Launch.of(arguments.toArray(String[]::new));
    assertThat(scan.exit()).as(scan.err()).isZero();
    List<JsonNode> alerts = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("alerts.jsonl"))) {
      alerts.add(JSON.readTree(line));
    }
    return alerts;
  }

  private static void accuses(String account, List<JsonNode> alerts) {
    assertThat(alerts)
        .anySatisfy(
            alert -> {
              assertThat(alert.path("fraud").asText()).isEqualTo("irsf");
              assertThat(alert.at("/subject/value").asText()).isEqualTo(account);
            });
  }

  @Test
  void whatCallRecordsOfAsteriskWouldHaveAlertedIsFound() throws IOException {
    List<String> lines = attack();
    lines.add("not a call");
    Path master = file("Master.csv", lines);

    accuses("102", alerts(master, "--format", "asterisk-cdr"));

    assertThat(folder.resolve("found-Master.csv/rejected.jsonl"))
        .content()
        .contains("\"reason\":\"malformed\"");
  }

  @Test
  void checkTellsWhatEachLineGivesAndWhatTheFeedLacks() throws IOException {
    List<String> lines = attack();
    Path master = file("Master.csv", lines);
    String[] check = {
      "--config", conf, "feeds", "check", master.toString(), "--format", "asterisk-cdr"
    };

    Launch good = Launch.of(check);

    assertThat(good.exit()).as(good.out() + good.err()).isZero();
    assertThat(good.out())
        .contains("line 1: type=call", "account=102", "direction=outbound")
        .contains("15 calls: 100.0% with account", "taken for trunks:", "told at their end only");

    Files.writeString(
        Path.of(conf, "sources.yaml"),
        Files.readString(Path.of(conf, "sources.yaml")).replace("PJSIP/carrier*", "PJSIP/other"));
    Launch blind = Launch.of(check);
    assertThat(blind.exit()).as(blind.out()).isEqualTo(1);
    assertThat(blind.out()).contains("15 internal calls went to numbers of the public network");
  }

  /** None of them alone says all of a call. */
  @Test
  void eventsOfACallAreCountedAsOneCall() throws IOException {
    String event =
        "{\"Event-Name\":\"CHANNEL_%s\",\"Event-Date-Timestamp\":\"1795597200000417\","
            + "\"Unique-ID\":\"%s\",\"Channel-Call-UUID\":\"a\",\"Call-Direction\":\"%s\",%s}";
    String caller =
        "\"Caller-Destination-Number\":\"008821600010\",\"variable_sip_auth_username\":\"1001\"";
    Path events =
        file(
            "events",
            List.of(
                event.formatted("CREATE", "a", "inbound", caller),
                event.formatted("ANSWER", "b", "outbound", "\"variable_sip_gateway_name\":\"c\"")));

    Launch check = Launch.of("feeds", "check", events.toString(), "--format", "freeswitch-event");

    assertThat(check.exit()).as(check.out() + check.err()).isZero();
    assertThat(check.out())
        .contains("1 calls: 100.0% with account, 100.0% with direction", "100.0% with all")
        .doesNotContain("told at their end only");
  }

  @Test
  void channelEventsOfACallAreCountedAsOneCall() throws IOException {
    String event =
        "\"%s\",\"1795597200.000417\",\"\",\"102\",\"\",\"\",\"\",\"008821600010\",\"from-internal\","
            + "\"PJSIP/102-00000001\",\"%s\",\"%s\",\"3\",\"\",\"1795597200.1\",\"1795597200.1\","
            + "\"%s\",\"\",\"\",\"\"";
    String dialled = "PJSIP/8821600010@carrier-a";
    Path events =
        file(
            "cel",
            List.of(
                event.formatted("CHAN_START", "", "", ""),
                event.formatted("BRIDGE_ENTER", "Dial", dialled, "PJSIP/carrier-a-00000002"),
                event.formatted("LINKEDID_END", "", "", "")));
    String[] check = {
      "--config", conf, "feeds", "check", events.toString(), "--format", "asterisk-cel"
    };

    Launch good = Launch.of(check);

    assertThat(good.exit()).as(good.out() + good.err()).isZero();
    assertThat(good.out())
        .contains("1 calls: 100.0% with account, 100.0% with direction", "100.0% with all")
        .doesNotContain("told at their end only");
  }

  @Test
  void checkAsksNoPartiesOfAnEndThatOnlyClosesACall() throws IOException {
    String line =
        "ACC: transaction answered: timestamp=%d;method=%s;from_tag=a;to_tag=b;call_id=c;code=200;"
            + "reason=OK;src_user=%s;dst_user=;src_ip=203.0.113.9;account=;ua=;trunk=;direction=%s";
    String invite = line.formatted(1795597200, "INVITE", "1001", "internal");
    Path log =
        file(
            "sbc.log",
            List.of(
                invite.replace("account=", "account=1001"),
                line.formatted(1795597261, "BYE", "", "")));
    String[] check = {
      "--config", conf, "feeds", "check", log.toString(), "--format", "kamailio-acc", "--quiet"
    };

    Launch good = Launch.of(check);

    assertThat(good.exit()).as(good.out() + good.err()).isZero();
    assertThat(good.out())
        .contains("1  call answer", "1  call end", "1 calls: 100.0% with account");
    Files.writeString(log, invite);
    assertThat(Launch.of(check).exit()).isEqualTo(1);
  }

  @Test
  void checkPrintsAnObjectForEachLineForPrograms() throws IOException {
    Path master = file("Master.csv", List.of(master(1, "102"), "not a call"));

    Launch check =
        Launch.of(
            "--config",
            conf,
            "feeds",
            "check",
            master.toString(),
            "--format",
            "asterisk-cdr",
            "--json");

    List<String> lines = check.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(JSON.readTree(lines.get(0)).at("/records/0/account").asText()).isEqualTo("102");
    assertThat(JSON.readTree(lines.get(1)).at("/refused/reason").asText()).isEqualTo("malformed");
    assertThat(check.exit()).isZero();
  }

  @Test
  void aTableOfACarrierNeedsThreeCommands() throws IOException {
    List<String> lines =
        new ArrayList<>(List.of("Kunde;Rufnummer A;Rufnummer B;Beginn;Dauer (s);Richtung;Leitung"));
    for (int i = 0; i < 15; i++) {
      lines.add(
          "K-7;02079460018;0088216000%03d;%s;%d;ausgehend;L1"
              .formatted(100 + i, at("dd.MM.yyyy HH:mm:ss", i * 20L), 14 + i));
    }
    Path table = file("carrier.csv", lines);
    Path sources = folder.resolve("sources.yaml");

    Launch map =
        Launch.of(
            "feeds",
            "map",
            table.toString(),
            "--clock",
            "Europe/London",
            "--out",
            sources.toString());
    assertThat(map.exit()).as(map.out() + map.err()).isZero();
    Launch check =
        Launch.of(
            "feeds",
            "check",
            table.toString(),
            "--format",
            "csv",
            "--sources",
            sources.toString(),
            "--quiet");
    assertThat(check.exit()).as(check.out() + check.err() + Files.readString(sources)).isZero();

    accuses("K-7", alerts(table, "--format", "csv", "--sources", sources.toString()));
  }

  @Test
  void wrongNamesAreToldBeforeAnythingIsRead() throws IOException {
    Path master = file("Master.csv", attack());

    assertThat(Launch.of("scan", master.toString(), "--format", "nothing").err())
        .contains("--format: there is no nothing, but asterisk-cdr");
    assertThat(Launch.of("feeds", "check", "missing.csv", "--format", "asterisk-cdr").err())
        .contains("cannot read missing.csv");
    assertThat(Launch.of("scan", master.toString(), "--format", "csv").err()).contains("`fields`");
    assertThat(Launch.of("scan", master.toString(), "--clock", "UTC").err()).contains("--format");
  }
}
