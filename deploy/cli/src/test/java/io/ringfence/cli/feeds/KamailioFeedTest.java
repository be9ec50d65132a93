package io.ringfence.cli.feeds;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.broker.FreePorts;
import io.ringfence.cli.Launch;
import io.ringfence.cli.watch.Installed;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running Kamailio with the settings of the page logs what the format reads. */
@Tag("full") // needs Kamailio
class KamailioFeedTest {

  private static final Path PAGE = Path.of("../docs/feeds/kamailio-acc.md");
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String BEFORE =
      """
      #!define FLT_ACC 1
      #!define FLT_ACCFAILED 2
      debug=2
      log_stderror=yes
      children=1
      auto_aliases=no
      listen=udp:127.0.0.1:PORT
      loadmodule "tm.so"
      loadmodule "sl.so"
      loadmodule "pv.so"
      loadmodule "textops.so"
      loadmodule "xlog.so"
      loadmodule "acc.so"
      modparam("acc", "log_flag", FLT_ACC)
      """;

  private static final String BEHIND =
      """
      request_route {
        route(CLEAN);
        route(ACCOUNT);
        $var(event) = "invite.refused";
        route(TELL);
        t_newtran();
        t_reply("486", "Busy; Q.850=17");
        exit;
      }
      """;

  @TempDir private Path folder;

  private static String invite(int port, String call, String user) {
    return String.join(
        "\r\n",
        "INVITE sip:00882;x=1@127.0.0.1 SIP/2.0",
        "Via: SIP/2.0/UDP 127.0.0.1:" + port + ";branch=z9hG4bK" + call.hashCode(),
        "From: <sip:" + user + "@h>;tag=a1",
        "To: <sip:00882@h>",
        "Call-ID: " + call,
        "CSeq: 1 INVITE",
        "User-Agent: caf\u00e9 \u0080;direction=inbound",
        "Content-Length: 0",
        "",
        "");
  }

  /** The status of the answer; asks again until there is one. */
  private static String answer(DatagramSocket socket, int to, String request) throws IOException {
    byte[] bytes = request.getBytes(ISO_8859_1);
    DatagramPacket packet =
        new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), to);
    DatagramPacket answer = new DatagramPacket(new byte[65_535], 65_535);
    socket.setSoTimeout(1000);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      socket.send(packet);
      try {
        socket.receive(answer);
        return new String(answer.getData(), 0, answer.getLength(), ISO_8859_1)
            .lines()
            .toList()
            .get(0);
      } catch (IOException e) {
        assertThat(System.nanoTime()).as("an answer in time").isLessThan(deadline);
      }
    }
  }

  @Test
  void whatAProxyWithThePagesSettingsLogsIsRead() throws IOException, InterruptedException {
    Path kamailio = Installed.program("kamailio");
    int port = FreePorts.free();
    Matcher shown = Pattern.compile("(?s)```ini\n(modparam.*?)```").matcher(Files.readString(PAGE));
    assertThat(shown.find()).isTrue();
    Path configuration =
        Files.writeString(
            folder.resolve("kamailio.cfg"),
            BEFORE.replace("PORT", Integer.toString(port)) + shown.group(1) + BEHIND);
    Path log = folder.resolve("sbc.log");
    Process proxy =
        new ProcessBuilder(
                "timeout",
                Long.toString(2 * PATIENCE.toSeconds()),
                kamailio.toString(),
                "-f",
                configuration.toString(),
                "-DD",
                "-E",
                "-Y",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String said = answer(socket, port, invite(socket.getLocalPort(), "c1@h", "10;direction=x"));
      String forged =
          answer(socket, port, invite(socket.getLocalPort(), "c2;code=200;reason=OK", "10"));

      assertThat(said).startsWith("SIP/2.0 486");
      assertThat(forged).startsWith("SIP/2.0 400");
    } finally {
      proxy.destroy();
      assertThat(proxy.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ended").isTrue();
    }

    Launch check =
        Launch.of("feeds", "check", log.toString(), "--format", "kamailio-acc", "--json");
    List<JsonNode> records = new ArrayList<>();
    for (String line : check.out().lines().toList()) {
      assertThat(JSON.readTree(line).has("refused")).as(line).isFalse();
      JSON.readTree(line).path("records").forEach(records::add);
    }
    assertThat(records).extracting(each -> each.path("type").asText()).contains("call", "security");
    for (JsonNode each : records) {
      boolean call = each.path("type").asText().equals("call");
      assertThat(each.path("to").asText()).isEqualTo("00882;x=1");
      assertThat(each.path("address").asText()).isEqualTo("127.0.0.1");
      assertThat(each.path("userAgent").asText()).isEqualTo("caf? ?;direction=inbound");
      assertThat(each.path("from").asText()).isEqualTo(call ? "10;direction=x" : "");
      assertThat(each.path("call").asText()).isEqualTo(call ? "c1@h" : "");
      assertThat(each.path("direction").asText()).isEqualTo(call ? "internal" : "");
      assertThat(each.path("sipCode").asInt()).isEqualTo(call ? 486 : 0);
    }
  }
}
