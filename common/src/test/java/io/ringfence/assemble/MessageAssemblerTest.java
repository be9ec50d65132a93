package io.ringfence.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Change;
import io.ringfence.signal.Message;
import io.ringfence.signal.SignalTopic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageAssemblerTest {

  private static final long MINUTE = 60_000;
  private static final long LATENESS = 10 * MINUTE;
  private static final long PENDING = 72 * 60 * MINUTE;
  private static final long T = 1_764_061_200_000L;

  private final MessageAssembler assembler = new MessageAssembler(source -> LATENESS, PENDING);
  private final MessageRecords state = new MessageRecords();

  static Message submitted(String id, long time) {
    return message(id, time, SignalTopic.MESSAGE_SUBMITTED, "+12025550123", "+13055551000", "ab");
  }

  static Message report(String id, long time, SignalTopic fate) {
    return message(id, time, fate, "", "", "");
  }

  static Message message(
      String id, long time, SignalTopic status, String from, String to, String template) {
    boolean named = !from.isEmpty();
    return new Message(
        id,
        time,
        "smsc-1",
        "m-1",
        status,
        false,
        named ? "chat" : "sms",
        from,
        to,
        named ? "acme" : "",
        named ? "imei:1" : "",
        "",
        "",
        1,
        template,
        template.isEmpty() ? 0 : 1,
        template.isEmpty() ? -1 : 40,
        0,
        template.isEmpty() ? "" : "shop.example");
  }

  private static Message sms(Message chat) {
    return new Message(
        chat.id(),
        chat.time(),
        chat.source(),
        chat.message(),
        chat.status(),
        chat.derived(),
        "sms",
        chat.from(),
        chat.to(),
        chat.account(),
        chat.device(),
        chat.address(),
        chat.meeting(),
        chat.segments(),
        chat.template(),
        chat.links(),
        chat.length(),
        chat.numbers(),
        chat.linkHost());
  }

  private List<Change> add(Message record) {
    return assembler.add(state, record, 0).changes();
  }

  @Test
  void aReportIsOfWhoWrote() {
    assertThat(add(submitted("m-1", T))).isEmpty();

    Change change = add(report("r-1", T + 9_000, SignalTopic.MESSAGE_FAILED)).get(0);

    Message told = (Message) change.after().orElseThrow();
    assertThat(told.id()).isEqualTo("r-1");
    assertThat(told.time()).isEqualTo(T + 9_000);
    assertThat(told.from()).isEqualTo("+12025550123");
    assertThat(told.to()).isEqualTo("+13055551000");
    assertThat(told.account()).isEqualTo("acme");
    assertThat(told.device()).isEqualTo("imei:1");
    assertThat(told.channel()).isEqualTo("chat");
    assertThat(told.template()).as("a report has no text").isEmpty();
    assertThat(told.linkHost()).isEmpty();
  }

  @Test
  void aReportThatComesFirstIsAmendedByTheSubmission() {
    Change alone = add(report("r-1", T + 9_000, SignalTopic.MESSAGE_DELIVERED)).get(0);
    Change joined = add(submitted("m-1", T)).get(0);

    assertThat(((Message) alone.after().orElseThrow()).from()).isEmpty();
    assertThat(alone.revision()).isZero();
    assertThat(joined.before()).isEqualTo(alone.after());
    assertThat(((Message) joined.after().orElseThrow()).from()).isEqualTo("+12025550123");
    assertThat(joined.revision()).isEqualTo(1);
  }

  @Test
  void whatTheReportSaysItselfStands() {
    add(submitted("m-1", T));
    Message told =
        (Message)
            add(message("r-1", T + 1, SignalTopic.MESSAGE_FAILED, "", "+13055559999", ""))
                .get(0)
                .after()
                .orElseThrow();

    assertThat(told.to()).isEqualTo("+13055559999");
    assertThat(told.from()).isEqualTo("+12025550123");
  }

  @Test
  void aReportThatComesAgainTellsNothingNew() {
    add(submitted("m-1", T));
    add(report("r-1", T + 9_000, SignalTopic.MESSAGE_FAILED));

    AssemblyResult again =
        assembler.add(state, report("r-1", T + 9_000, SignalTopic.MESSAGE_FAILED), 0);

    assertThat(again.changes()).isEmpty();
    assertThat(again.duplicate()).isTrue();
  }

  @Test
  void aRecordThatNamesItsSenderStandsForItself() {
    Message failed = message("r-1", T, SignalTopic.MESSAGE_FAILED, "+12025550123", "+1305", "");
    Message whole = message("m-1", T, SignalTopic.MESSAGE_FAILED, "+12025550123", "+1305", "ab");

    assertThat(MessageAssembler.isReport(failed)).isFalse();
    assertThat(MessageAssembler.isReportedOn(failed)).as("no more reports follow it").isTrue();
    assertThat(MessageAssembler.isReportedOn(whole)).as("nothing follows it").isFalse();
    assertThat(MessageAssembler.isReport(report("m-1", T, SignalTopic.MESSAGE_FAILED)))
        .as("a message without a sender is no report")
        .isFalse();
    assertThat(add(failed)).isEmpty();
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    List<Message> records =
        List.of(
            submitted("m-1", T + 50),
            message("m-0", T + 50, SignalTopic.MESSAGE_SUBMITTED, "+12025550199", "+1305", ""),
            report("r-1", T + 9_000, SignalTopic.MESSAGE_DELIVERED),
            report("r-2", T + 9_000, SignalTopic.MESSAGE_FAILED),
            report("r-3", T + 8_000, SignalTopic.MESSAGE_FAILED),
            message("r-3", T + 8_000, SignalTopic.MESSAGE_FAILED, "", "+13055551001", ""),
            message("r-4", T + 60, SignalTopic.MESSAGE_BLOCKED, "+12025550123", "+1305", ""));
    Map<SignalTopic, Message> expected = told(records);
    assertThat(expected).hasSize(2);
    assertThat(expected.values()).allMatch(each -> each.from().equals("+12025550199"));
    for (int seed = 0; seed < 500; seed++) {
      List<Message> shuffled = new ArrayList<>(records);
      Random random = new Random(seed);
      shuffled.add(records.get(random.nextInt(records.size())));
      Collections.shuffle(shuffled, random);

      assertThat(told(shuffled)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  /** What holds of each fate in the end: the highest revision. */
  private Map<SignalTopic, Message> told(List<Message> records) {
    MessageRecords fresh = new MessageRecords();
    Map<SignalTopic, Message> told = new LinkedHashMap<>();
    Map<SignalTopic, Integer> revisions = new LinkedHashMap<>();
    for (Message each : records) {
      for (Change change : assembler.add(fresh, each, 0).changes()) {
        Message after = (Message) change.after().orElseThrow();
        assertThat(change.before().orElse(null)).isEqualTo(told.get(after.status()));
        assertThat(change.revision())
            .isEqualTo(revisions.merge(after.status(), 1, Integer::sum) - 1);
        told.put(after.status(), after);
      }
    }
    return told;
  }

  @Test
  void aChatMessageIsNotAwaitedForDays() {
    add(submitted("m-1", T));

    assertThat(assembler.finished(state, T + 2 * LATENESS - 1)).isFalse();
    assertThat(assembler.finished(state, T + 2 * LATENESS)).isTrue();
  }

  @Test
  void itIsRememberedUntilNoRecordCanChangeIt() {
    add(sms(submitted("m-1", T)));
    assertThat(assembler.deadline(state, T)).isEqualTo(T + 2 * LATENESS);
    assertThat(assembler.finished(state, T + 2 * LATENESS)).isFalse();
    assertThat(assembler.deadline(state, T + 2 * LATENESS)).isEqualTo(T + PENDING);
    assertThat(assembler.finished(state, T + PENDING)).isTrue();

    add(report("r-1", T + MINUTE, SignalTopic.MESSAGE_DELIVERED));
    assertThat(assembler.finished(state, T + MINUTE + 2 * LATENESS - 1)).isFalse();
    assertThat(assembler.finished(state, T + MINUTE + 2 * LATENESS)).isTrue();
  }

  @Test
  void aReportWithoutAMessageIsRememberedAsLongAsTheMessageMayBeLate() {
    assembler.add(state, report("r-1", T, SignalTopic.MESSAGE_FAILED), 7 * MINUTE);

    assertThat(assembler.finished(state, T + 2 * LATENESS + 7 * MINUTE - 1)).isFalse();
    assertThat(assembler.finished(state, T + 2 * LATENESS + 7 * MINUTE)).isTrue();
  }
}
