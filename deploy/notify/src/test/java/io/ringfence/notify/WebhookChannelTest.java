package io.ringfence.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.notify.Channel.Outcome;
import io.ringfence.notify.WebhookChannel.Template;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a POST, by what answers it. */
class WebhookChannelTest {

  private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
  private static final NoticeMessage MESSAGE =
      new NoticeMessage(List.of(AlertOnTopic.of(1, 1, "open", NOW).notice()), "", false);

  private PostedMessages receiver;

  @BeforeEach
  void listen() throws Exception {
    receiver = new PostedMessages();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private Outcome send(URI url, String secret) throws InterruptedException {
    return new WebhookChannel(url, Template.JSON, secret).send(MESSAGE, false, NOW.toEpochMilli());
  }

  private Outcome answered(String answer) throws InterruptedException {
    receiver.answers(answer);
    return send(receiver.url(), "");
  }

  @Test
  void whatIsTakenIsDelivered() throws Exception {
    assertThat(answered("200").delivered()).isTrue();
    assertThat(answered("204").delivered()).isTrue();
    assertThat(receiver.posted()).hasSize(2);
    assertThat(receiver.posted().get(0).notice()).isEqualTo(MESSAGE.id());
    assertThat(receiver.posted().get(0).body())
        .isEqualTo(WebhookBody.of(Template.JSON, MESSAGE, false));
  }

  @Test
  void aReceiverInTroubleIsAskedAgain() throws Exception {
    for (String answer : List.of("500", "503", "408", "429")) {
      Outcome outcome = answered(answer);
      assertThat(outcome.delivered() || outcome.refused()).as(answer).isFalse();
      assertThat(outcome.said()).isEqualTo("HTTP " + answer);
    }
    assertThat(answered("429 7").waitMillis()).isEqualTo(7_000);
    assertThat(answered("429 Wed, 25 Nov 2026 09:00:00 GMT").waitMillis()).isZero();
  }

  @Test
  void whatIsRefusedIsToldApart() throws Exception {
    for (String answer : List.of("400", "401", "404", "413", "301")) {
      assertThat(answered(answer).refused()).as(answer).isTrue();
    }
    assertThat(receiver.posted()).as("no redirect is followed").hasSize(5);
  }

  @Test
  void halfAnAnswerIsNone() throws Exception {
    Outcome outcome = answered("half");

    assertThat(outcome.delivered() || outcome.refused()).isFalse();
  }

  @Test
  void nobodyThereIsToldWithoutTheAddress() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    Outcome outcome = send(URI.create("http://127.0.0.1:" + free + "/t0ken"), "");

    assertThat(outcome.delivered() || outcome.refused()).isFalse();
    assertThat(outcome.said()).isEqualTo("ConnectException");
  }

  @Test
  @Tag("full") // waits for half a minute
  void anAnswerWithoutAnEndIsNone() throws Exception {
    Outcome outcome = answered("endless");

    assertThat(outcome.delivered() || outcome.refused()).isFalse();
    assertThat(outcome.said()).contains("no whole answer");
  }

  @Test
  void theSignatureIsOfTheTimeAndTheBody() throws Exception {
    receiver.answers("200");
    send(receiver.url(), "hush");
    PostedMessages.Posted posted = receiver.posted().get(0);

    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("hush".getBytes(UTF_8), "HmacSHA256"));
    String signed = NOW.getEpochSecond() + "." + posted.body();
    assertThat(posted.signature())
        .isEqualTo(
            "t=%d,v1=%s"
                .formatted(
                    NOW.getEpochSecond(),
                    HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)))));
    send(receiver.url(), "");
    assertThat(receiver.posted().get(1).signature()).isNull();
  }
}
