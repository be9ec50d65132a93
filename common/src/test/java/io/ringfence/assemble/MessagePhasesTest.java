package io.ringfence.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Message;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagePhasesTest {

  @Test
  void aSubmissionIsTakenAsItIs() {
    Message submitted = message("m-1", "m-1", SignalTopic.MESSAGE_SUBMITTED, "ab");

    assertThat(MessagePhases.of(submitted)).containsExactly(submitted);
  }

  @Test
  void aFeedThatTellsOnlyTheFateTellsOfTheSubmissionToo() {
    Message delivered = message("m-1", "m-1", SignalTopic.MESSAGE_DELIVERED, "ab");

    List<Signal> phases = MessagePhases.of(delivered);

    Message submitted = (Message) phases.get(0);
    assertThat(submitted.status()).isEqualTo(SignalTopic.MESSAGE_SUBMITTED);
    assertThat(submitted.derived()).isTrue();
    assertThat(submitted.time()).isEqualTo(delivered.time());
    assertThat(submitted.template()).isEqualTo("ab");
    assertThat(submitted.identity())
        .isEqualTo(message("x", "m-1", SignalTopic.MESSAGE_SUBMITTED, "").identity());
    assertThat(phases.get(1)).isSameAs(delivered);
  }

  @Test
  void aTextWithAnIdOfItsOwnIsAnOriginToo() {
    assertThat(MessagePhases.of(message("r-1", "m-1", SignalTopic.MESSAGE_BLOCKED, "ab")))
        .hasSize(2);
  }

  @Test
  void aLaterStatusReportTellsItsStatusOnly() {
    Message report = message("r-1", "m-1", SignalTopic.MESSAGE_FAILED, "");

    assertThat(MessagePhases.of(report)).containsExactly(report);
  }

  private static Message message(String id, String message, SignalTopic status, String template) {
    return new Message(
        id,
        7,
        "s",
        message,
        status,
        false,
        "sms",
        "+1",
        "+2",
        "a",
        "d",
        "i",
        "",
        1,
        template,
        1,
        5,
        0,
        template.isEmpty() ? "" : "shop.example");
  }
}
