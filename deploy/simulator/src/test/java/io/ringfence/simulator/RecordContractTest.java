package io.ringfence.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.world.SimulationSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every record is one that the contract allows. */
class RecordContractTest {

  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "call", List.of("call", "phase"),
          "message", List.of("channel", "status"),
          "session", List.of("meeting", "action", "participant"),
          "quality", List.of("call"),
          "security", List.of("event"),
          "listing", List.of("action", "subject"));

  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "phase", Set.of("attempt", "answer", "end"),
          "direction", Set.of("inbound", "outbound", "internal"),
          "channel", Set.of("sms", "chat"),
          "status", Set.of("submitted", "delivered", "failed", "blocked"),
          "attestation", Set.of("A", "B", "C"),
          "releasedBy", Set.of("caller", "callee", "network"));

  private static final Set<String> EVENTS =
      Set.of(
          "register.failed",
          "register.ok",
          "login.ok",
          "login.failed",
          "invite.refused",
          "device.enrolled",
          "forwarding.changed",
          "scan.probe",
          "account.unknown",
          "password.changed",
          "otp.sent",
          "otp.verified",
          "voicemail.failed",
          "voicemail.ok");

  private static final Map<String, Set<String>> ACTIONS =
      Map.of(
          "session", Set.of("join", "leave", "kick", "refuse"),
          "listing", Set.of("add", "remove", "allow"));

  private static final Map<String, List<Long>> BOUNDS =
      Map.of(
          "ringMillis", List.of(0L, 604_800_000L),
          "talkMillis", List.of(0L, 604_800_000L),
          "sipCode", List.of(100L, 699L),
          "q850", List.of(0L, 127L),
          "mos", List.of(0L, 5L),
          "lossPercent", List.of(0L, 100L),
          "latitude", List.of(-90L, 90L),
          "longitude", List.of(-180L, 180L));

  @Test
  void everyRecordKeepsTheContract() {
    List<JsonNode> records =
        new ArrayList<>(RecordedSimulation.of(RecordedSimulation.twoMinutes(21)).records());
    records.addAll(
        RecordedSimulation.of(
                SimulationSettings.offline(21, RecordedSimulation.START, Duration.ofHours(6), 300))
            .records());
    records.addAll(
        RecordedSimulation.of(
                SimulationSettings.provider(21, RecordedSimulation.START, Duration.ofHours(8), 200))
            .records());

    List<String> faults = records.stream().flatMap(record -> faults(record).stream()).toList();

    assertThat(faults).isEmpty();
  }

  @Test
  void everyAttemptNamesWhomItCallsAndEveryEndWhenItStarted() {
    for (JsonNode record : RecordedSimulation.of(RecordedSimulation.twoMinutes(22)).records()) {
      String phase = record.path("phase").asText();
      if (phase.equals("attempt")) {
        assertThat(record.hasNonNull("to")).isTrue();
      }
      if (phase.equals("end")) {
        assertThat(record.hasNonNull("started")).isTrue();
      }
    }
  }

  @Test
  void everyNumberOfAPersonIsValid() throws NumberParseException {
    PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    Directory directory = new Directory(23, 1_000);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      Person person = i < 1_000 ? directory.subscriber(i) : directory.newPerson();
      assertThat(seen.add(person.number())).as("unique").isTrue();
      assertThat(library.isValidNumber(library.parse(person.number(), null)))
          .as(person.number())
          .isTrue();
    }
  }

  private static List<String> faults(JsonNode record) {
    List<String> faults = new ArrayList<>();
    String type = record.path("type").asText();
    List<String> required = new ArrayList<>(REQUIRED.getOrDefault(type, List.of("a known type")));
    required.addAll(List.of("id", "time", "source"));
    for (String field : required) {
      if (!record.hasNonNull(field)) {
        faults.add(type + " lacks " + field);
      }
    }
    if (record.path("id").asText().length() > 128) {
      faults.add("a long id");
    }
    ALLOWED.forEach(
        (field, values) -> {
          if (record.has(field) && !values.contains(record.get(field).asText())) {
            faults.add(field + " is " + record.get(field));
          }
        });
    if (record.has("event") && !EVENTS.contains(record.get("event").asText())) {
      faults.add("event is " + record.get("event"));
    }
    if (record.has("action")
        && !ACTIONS.getOrDefault(type, Set.of()).contains(record.get("action").asText())) {
      faults.add("action is " + record.get("action"));
    }
    BOUNDS.forEach(
        (field, bounds) -> {
          double value = record.path(field).asDouble(bounds.get(0));
          if (value < bounds.get(0) || value > bounds.get(1)) {
            faults.add(field + " is " + value);
          }
        });
    for (String field : List.of("from", "to", "number")) {
      String value = record.path(field).asText();
      // A scanner dials what it likes, and some callers are not shown.
      String allowed =
          record.path("event").asText().equals("invite.refused")
              ? "\\+?\\d{5,24}"
              : "\\+\\d{7,15}|911|112|anonymous|[A-Z][A-Za-z0-9]{2,10}";
      if (record.has(field) && !type.equals("listing") && !value.matches(allowed)) {
        faults.add(field + " is " + value);
      }
    }
    return faults;
  }
}
