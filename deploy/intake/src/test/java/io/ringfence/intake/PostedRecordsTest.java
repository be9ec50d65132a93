package io.ringfence.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostedRecordsTest {

  private static final String YAML =
      """
      sources:
        sbc: {region: US}
        lines: {region: US}
        values: {region: US}
        packed: {region: US}
        many: {region: US}
        full: {region: US}
        quality-only: {kinds: [quality], format: ringfence}
        pbx/log: {format: asterisk-log, clock: UTC}
        wrapped: {format: asterisk-log, clock: UTC}
        table: {format: csv, clock: UTC, columns: [a, b, begin], fields: {from: a, to: b, started: begin}}
      """;

  private static IntakeRig rig;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    rig = new IntakeRig(folder, YAML);
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static String call(String id) {
    return "{\"type\":\"call\",\"id\":\"%s\",\"call\":\"%s\",\"phase\":\"attempt\",\"to\":\"+12025550123\",\"time\":\"%s\"}"
        .formatted(id, id, Instant.now());
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(out)) {
      packed.write(plain);
    }
    return out.toByteArray();
  }

  @Test
  void recordsAreOnTheTopicOnceTheyAreAnswered() throws Exception {
    String good = call("a");

    HttpResponse<String> answer =
        rig.post("sbc", "\n" + good + "\n{\"type\":\"call\"}\r\n   \nno JSON");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"accepted\":1,\"refused\":["
                + "{\"line\":3,\"reason\":\"missing-field\",\"field\":\"id\"},"
                + "{\"line\":5,\"reason\":\"malformed\"}],\"refusedCount\":2}");
    assertThat(rig.records("sbc", 3)).containsExactly(good, "{\"type\":\"call\"}\r", "no JSON");
    assertThat(rig.intake().failure()).isEmpty();
  }

  @Test
  void aBodyWithoutRecordsIsNone() throws Exception {
    assertThat(rig.post("default", " \n\n").body()).startsWith("{\"accepted\":0,");
  }

  @Test
  void whatFreeSwitchSaysOfAFormIsTakenForLines() throws Exception {
    byte[] body = call("f").getBytes(UTF_8);

    HttpResponse<String> answer =
        rig.post("default", "application/x-www-form-base64-encoded", body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"accepted\":1,");
  }

  @Test
  void whoDoesNotKnowTheTokenCannotTellWhichFeedsThereAre() throws Exception {
    HttpRequest.Builder known = HttpRequest.newBuilder(rig.at("/v1/feeds/sbc"));
    HttpRequest.Builder unknown = HttpRequest.newBuilder(rig.at("/v1/feeds/nobody"));

    HttpResponse<String> none = send(known.copy().POST(body("x")));
    HttpResponse<String> wrong = send(bearer(known, rig.token("lines")));
    HttpResponse<String> nobody = send(bearer(unknown, rig.token("sbc")));

    assertThat(List.of(none.statusCode(), wrong.statusCode(), nobody.statusCode()))
        .containsOnly(401);
    assertThat(wrong.body()).isEqualTo(nobody.body()).isEqualTo(none.body());
    assertThat(wrong.headers().map().keySet()).isEqualTo(nobody.headers().map().keySet());
  }

  private static HttpRequest.Builder bearer(HttpRequest.Builder request, String token) {
    return request.copy().header("Authorization", "Bearer " + token).POST(body("x"));
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return IntakeRig.send(request);
  }

  @Test
  void otherPathsAndMethodsAreRefused() throws Exception {
    assertThat(send(HttpRequest.newBuilder(rig.at("/"))).statusCode()).isEqualTo(404);
    assertThat(send(HttpRequest.newBuilder(rig.at("/health"))).statusCode()).isEqualTo(200);
    assertThat(send(rig.to("sbc").GET()).statusCode()).isEqualTo(405);
    assertThat(send(rig.to("sbc").PUT(body("x"))).statusCode()).isEqualTo(405);
    assertThat(rig.post("sbc", "image/png", new byte[1]).statusCode()).isEqualTo(415);
    assertThat(send(rig.to("sbc").header("Content-Encoding", "br").POST(body("x"))).statusCode())
        .isEqualTo(415);
  }

  @Test
  void valuesOfJsonAreRecords() throws Exception {
    String body =
        "[\n  {\"type\": \"call\",\n   \"id\": \"j\", \"n\": 1.10, \"e\": 1e400},\n  \"x\", [1, 2]\n]\n {\"a\" : 1}";

    HttpResponse<String> answer =
        rig.post("values", "application/json; charset=utf-8", body.getBytes(UTF_8));

    assertThat(answer.body()).contains("\"accepted\":0", "\"line\":4", "\"refusedCount\":4");
    assertThat(rig.records("values", 4))
        .containsExactly(
            "{\"type\":\"call\",\"id\":\"j\",\"n\":1.10,\"e\":1E+400}",
            "\"x\"",
            "[1,2]",
            "{\"a\":1}");
    assertThat(rig.post("values", "application/json", "[{}, {]".getBytes(UTF_8)).statusCode())
        .isEqualTo(400);
    assertThat(rig.post("values", "application/json", "[{}".getBytes(UTF_8)).statusCode())
        .isEqualTo(400);
    assertThat(rig.post("values", "application/json", "[\"z\"]".getBytes(UTF_8)).statusCode())
        .isEqualTo(200);
    assertThat(rig.records("values", 5)).endsWith("[1,2]", "{\"a\":1}", "\"z\"");
  }

  @Test
  void otherFormatsAreReadAsTheJobReadsThem() throws Exception {
    String line =
        "[2026-11-25 10:00:01] NOTICE[1234] chan_sip.c: Registration from '<sip:102@192.0.2.1>'"
            + " failed for '198.51.100.9:5060' - Wrong password";

    assertThat(rig.post("pbx/log", line + "\n[x] other").body())
        .isEqualTo("{\"accepted\":2,\"refused\":[],\"refusedCount\":0}");
    assertThat(rig.post("table", "text/csv", "a,b,begin\n1,2\n".getBytes(UTF_8)).body())
        .contains("\"accepted\":1", "\"line\":2,\"reason\":\"malformed\"");
    byte[] wrapped = "[{\"message\": \"[x] other\", \"host\": \"pbx\"}]".getBytes(UTF_8);
    assertThat(rig.post("wrapped", "application/json", wrapped).body()).contains("\"accepted\":1");
    assertThat(rig.post("quality-only", call("q")).body()).contains("\"reason\":\"wrong-topic\"");
  }

  @Test
  void gzipIsUnpackedAsFarAsIsAllowed() throws Exception {
    byte[] good = gzip((call("g") + "\n").getBytes(UTF_8));
    byte[] bomb = gzip(new byte[(int) PostedBody.MOST_INFLATED + 1]);
    byte[] broken = Arrays.copyOf(good, good.length - 9);

    assertThat(packed(good).body()).contains("\"accepted\":1");
    assertThat(packed(bomb).statusCode()).isEqualTo(413);
    assertThat(packed(broken).statusCode()).isEqualTo(400);
    assertThat(packed("plain".getBytes(UTF_8)).statusCode()).isEqualTo(400);
    assertThat(packed(good).statusCode()).isEqualTo(200);
    assertThat(rig.records("packed", 2)).hasSize(2).allMatch(each -> each.startsWith("{\"type\""));
  }

  private static HttpResponse<String> packed(byte[] body) throws Exception {
    return send(
        rig.to("packed")
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  @Test
  void aRecordThatIsTooLargeIsToldAndNotSent() throws Exception {
    String large = "x".repeat(256 * 1024 + 1);

    assertThat(rig.post("lines", large + "\n" + call("l")).body())
        .contains("\"accepted\":1", "{\"line\":1,\"reason\":\"too-large\"}");
    byte[] array = ("[\"" + large + "\"]").getBytes(UTF_8);
    assertThat(rig.post("lines", "application/json", array).body()).contains("too-large");
    assertThat(rig.records("lines", 1)).hasSize(1);
  }

  @Test
  void anAnswerListsTheFirstThousandRefusals() throws Exception {
    String body = "x\n".repeat(3000);

    HttpResponse<String> answer = rig.post("many", body);

    assertThat(answer.body()).contains("\"accepted\":0", "\"line\":1000,", "\"refusedCount\":3000");
    assertThat(answer.body()).doesNotContain("\"line\":1001,");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    byte[] large = new byte[FeedServer.LARGEST_BODY + 1];

    HttpResponse<String> announced =
        send(
            rig.to("sbc").expectContinue(true).POST(HttpRequest.BodyPublishers.ofByteArray(large)));
    HttpResponse<String> unannounced =
        send(
            rig.to("sbc")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large))));

    assertThat(announced.statusCode()).isEqualTo(413);
    assertThat(unannounced.statusCode()).isEqualTo(413);
  }

  @Test
  @Tag("full") // a client that is refused before it has sent all may see no answer
  void bodiesThatDoNotEndAreBoundedTogether() throws Exception {
    try (Socket first = halfSent();
        Socket second = halfSent()) {
      assertThat(List.of(first.isConnected(), second.isConnected())).containsOnly(true);
      IntakeRig.until(() -> large().statusCode() == 429);
      HttpResponse<String> busy = large();
      assertThat(busy.headers().firstValue("Retry-After")).contains("1");
      assertThat(rig.post("full", "x").statusCode()).isEqualTo(200);
    }
    IntakeRig.until(() -> large().statusCode() == 200);
  }

  private static HttpResponse<String> large() throws Exception {
    return rig.post("full", " ".repeat(1 << 20));
  }

  /** All but one MiB of the largest body there may be. */
  private static Socket halfSent() throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.intake().port());
    String head =
        "POST /v1/feeds/full HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(rig.token("full"), FeedServer.LARGEST_BODY);
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    byte[] most = new byte[FeedServer.LARGEST_BODY - (1 << 18)];
    socket.getOutputStream().write(most);
    socket.getOutputStream().flush();
    return socket;
  }

  @Test
  void recordsOfAFeedStayInOrder() throws Exception {
    List<String> sent = IntStream.range(0, 2000).mapToObj(i -> "o-" + i).toList();

    rig.post("table", String.join("\n", sent));

    assertThat(rig.records("table", 2000))
        .filteredOn(each -> each.startsWith("o-"))
        .containsExactlyElementsOf(sent);
  }

  @Test
  void aPortInUseIsSaid(@TempDir Path other) throws Exception {
    int port = rig.intake().port();

    assertThatThrownBy(() -> new IntakeRig(other, "sources: {}", port))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:" + port);
  }

  @Test
  void aBodyInSmallPiecesIsWhole() throws Exception {
    String text =
        IntStream.range(0, 50).mapToObj(i -> call("p" + i)).collect(Collectors.joining("\n"));
    HttpResponse<String> answer =
        send(
            rig.to("many")
                .POST(
                    HttpRequest.BodyPublishers.ofByteArrays(
                        text.chars()
                            .mapToObj(c -> new byte[] {(byte) c})
                            .collect(Collectors.toList()))));

    assertThat(answer.body()).contains("\"accepted\":50");
  }
}
