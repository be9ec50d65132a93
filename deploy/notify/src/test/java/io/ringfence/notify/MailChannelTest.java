package io.ringfence.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ringfence.notify.Channel.Outcome;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail to a real server, and to one that says what it is told to. */
class MailChannelTest {

  private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
  private static final AlertOnTopic ALERT = AlertOnTopic.of(1, 1, "open", NOW);

  private static final Outcome ACCEPTED = new Outcome(true, false, "accepted", 0);

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void listen() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static NoticeMessage message(AlertOnTopic alert) {
    return new NoticeMessage(List.of(alert.notice()), "", false);
  }

  private static Outcome send(
      int port, boolean tls, String user, String password, NoticeMessage message, String... to)
      throws Exception {
    List<InternetAddress> people = new ArrayList<>();
    for (String each : to) {
      people.add(new InternetAddress(each));
    }
    InternetAddress from = new InternetAddress("Ringfence <ringfence@example.org>");
    return new MailChannel("127.0.0.1", port, tls, user, password, from, people)
        .send(message, false, NOW.toEpochMilli());
  }

  private Outcome send(NoticeMessage message) throws Exception {
    return send(server.getSmtp().getPort(), false, "", "", message, "noc@example.org");
  }

  @Test
  void aMailComesWithWhatItSaysAndAnIdOfItsOwn() throws Exception {
    NoticeMessage message = message(ALERT.with("summary", "Zwölf teure Anrufe ☎"));

    assertThat(send(message)).isEqualTo(ACCEPTED);
    assertThat(send(message)).isEqualTo(ACCEPTED);
    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails[0].getSubject()).isEqualTo("[high] irsf: Zwölf teure Anrufe ☎");
    assertThat((String) mails[0].getContent())
        .contains("[high] irsf: Zwölf teure Anrufe ☎")
        .contains("alert: 0000000000000001-1, version 1");
    assertThat(mails[0].getFrom()[0]).hasToString("Ringfence <ringfence@example.org>");
    assertThat(mails[0].getHeader("Ringfence-Notice")).containsExactly(message.id());
    assertThat(mails[0].getMessageID())
        .contains(message.id())
        .isEqualTo(mails[1].getMessageID())
        .isNotEqualTo("");
  }

  @Test
  void noHeaderIsBroughtInByAnAlert() throws Exception {
    send(message(ALERT.with("summary", "calls\r\nBcc: all@example.org\r\n\r\nhello")));

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject()).isEqualTo("[high] irsf: calls  Bcc: all@example.org    hello");
  }

  @Test
  void tenThousandAlertsAreOneMail() throws Exception {
    List<Notice> all = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      all.add(AlertOnTopic.of(i, 1, "open", NOW).notice());
    }
    assertThat(send(new NoticeMessage(all, "", true))).isEqualTo(ACCEPTED);
    String text = (String) server.getReceivedMessages()[0].getContent();
    assertThat(text.lines().filter(each -> each.startsWith("alert: "))).hasSize(10_000);
  }

  @Test
  void whoHasAPasswordSignsIn() throws Exception {
    server.setUser("noc@example.org", "ringfence", "right");
    int port = server.getSmtp().getPort();

    assertThat(send(port, false, "ringfence", "right", message(ALERT), "noc@example.org"))
        .isEqualTo(ACCEPTED);
    Outcome wrong = send(port, false, "ringfence", "wrong", message(ALERT), "noc@example.org");
    assertThat(wrong.refused()).isTrue();
    assertThat(wrong.said()).isEqualTo("SMTP 535");
  }

  @Test
  void withoutTlsNothingIsSentWhereItIsRequired() throws Exception {
    Outcome outcome =
        send(server.getSmtp().getPort(), true, "ringfence", "right", message(ALERT), "a@b.org");

    assertThat(outcome.delivered() || outcome.refused()).isFalse();
    assertThat(outcome.said()).isEqualTo("no STARTTLS there");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void passwordAndMailGoUnderTlsWhereTheServerIsTrusted(@TempDir Path folder) throws Exception {
    Path keys = folder.resolve("keys.p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
            "-genkeypair",
            "-keyalg",
            "EC",
            "-alias",
            "smtp",
            "-dname",
            "CN=smtp",
            "-storepass",
            "changeit",
            "-ext",
            "san=ip:127.0.0.1",
            "-keystore",
            keys.toString());
    assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor()).isZero();

    try (ScriptedSmtp smtp = ScriptedSmtp.underTls(keys, "changeit", "250")) {
      assertThat(send(smtp.port(), true, "", "", message(ALERT), "noc@example.org").said())
          .as("by nobody known")
          .isEqualTo("SSLHandshakeException");
    }
    SSLContext before = SSLContext.getDefault();
    try (ScriptedSmtp smtp = ScriptedSmtp.underTls(keys, "changeit", "250")) {
      SSLContext.setDefault(ScriptedSmtp.context(keys, "changeit"));
      assertThat(send(smtp.port(), true, "", "", message(ALERT), "noc@example.org"))
          .isEqualTo(ACCEPTED);
      assertThat(smtp.inClear()).isNotEmpty().noneMatch(each -> each.startsWith("MAIL"));
    } finally {
      SSLContext.setDefault(before);
    }
  }

  @Test
  void aMailboxThatIsGoneDoesNotKeepItFromOthers() throws Exception {
    try (ScriptedSmtp smtp = new ScriptedSmtp("550", "250")) {
      Outcome outcome =
          send(smtp.port(), false, "", "", message(ALERT), "gone@example.org", "noc@example.org");

      assertThat(outcome.delivered()).isTrue();
      assertThat(outcome.said()).isEqualTo("accepted for 1 of 2");
    }
  }

  @Test
  void aServerThatRefusesAllIsToldApartFromOneInTrouble() throws Exception {
    for (String code : Arrays.asList("550", "451")) {
      try (ScriptedSmtp smtp = new ScriptedSmtp(code)) {
        Outcome outcome = send(smtp.port(), false, "", "", message(ALERT), "noc@example.org");

        assertThat(outcome).isEqualTo(new Outcome(false, code.equals("550"), "SMTP " + code, 0));
      }
    }
  }

  @Test
  void nobodyThereIsToldWithoutTheAddress() throws Exception {
    int port = server.getSmtp().getPort();
    server.stop();
    Outcome outcome = send(port, false, "", "", message(ALERT), "noc@example.org");

    assertThat(outcome.delivered() || outcome.refused()).isFalse();
    assertThat(outcome.said()).isEqualTo("ConnectException");
  }
}
