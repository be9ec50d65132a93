package io.ringfence.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.alert.AlertClaim;
import io.ringfence.alert.AlertFaultException;
import io.ringfence.alert.AlertIds;
import io.ringfence.alert.AlertJson;
import io.ringfence.cli.stories.StoriesDoor;
import io.ringfence.console.store.AlertStore;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.console.store.ErasureStore;
import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import io.ringfence.jobs.admission.AlertIntake;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.TopicRecord;
import io.ringfence.judge.Judge;
import io.ringfence.judge.context.Clock;
import io.ringfence.judge.context.JudgeSettings;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.DeliveryCodec;
import io.ringfence.judge.delivery.EarlierAlert;
import io.ringfence.judge.state.LinkStore;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.state.SubjectStateCodec;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.rule.Pack;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackFile;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Retention;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.standing.SharedStanding;
import io.ringfence.story.Stories;
import io.ringfence.story.StoryAlert;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** Alerts that are read back: by the job, by the console, and from files. */
final class AlertTargets {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NOW = Instant.parse("2026-11-25T10:00:00Z").toEpochMilli();
  private static final long NEXT_YEAR = Instant.parse("2027-11-25T10:00:00Z").toEpochMilli();

  /** The account of the contract's example. */
  private static final ErasedValues ERASED =
      new ErasedValues(
          List.of(
              SubjectDigests.under(Seeds.bytes("for tests only, no secret"))
                  .erasure("p-1", new Subject(SubjectKind.ACCOUNT, "acme-17"), NOW, "")));

  private AlertTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        FuzzTarget.of(
                "alert-claims",
                Set.of("AlertFeed", "PublishedAlert"),
                AlertTargets::alerts,
                AlertTargets::claim)
            .refusing(AlertFaultException.class),
        FuzzTarget.of(
                "alerts-read-back",
                Set.of("AlertIntake", "AlertJson", "AlertTakeover", "RememberedErasures"),
                AlertTargets::alerts,
                new ReadingBack())
            .slow(),
        FuzzTarget.of(
            "console-alerts", Set.of("CachedAlert"), AlertTargets::alerts, AlertTargets::shown),
        FuzzTarget.of(
                "stories",
                Set.of("StoriesFile", "StoriesCommand"),
                AlertTargets::alerts,
                input -> StoriesDoor.stories(new String(input, UTF_8)))
            .refusing(io.ringfence.cli.options.BadInput.class));
  }

  static List<byte[]> alerts() {
    return Seeds.contract("\"accused\"");
  }

  private static void claim(byte[] input) throws IOException {
    JsonNode tree;
    try {
      tree = JSON.readTree(input);
    } catch (IOException e) {
      return;
    }
    AlertClaim claim = AlertClaim.of(tree);
    assertThat(claim.last()).isGreaterThanOrEqualTo(claim.first());
    assertThat(AlertClaim.isId(claim.id())).isTrue();
    String retracted = AlertJson.retracted(new String(input, UTF_8), claim.version(), "because");
    assertThat(AlertClaim.of(JSON.readTree(retracted)).id()).isEqualTo(claim.id());
    String left = ERASED.at(Long.MIN_VALUE).alert(new String(input, UTF_8));
    assertThat(AlertClaim.of(JSON.readTree(left)).id()).isEqualTo(claim.id());
    assertThat(ERASED.at(Long.MIN_VALUE).alert(left)).isEqualTo(left);
  }

  private static void shown(byte[] input) {
    AlertStore store = new AlertStore(10, Optional.empty(), new ErasureStore(Optional.empty()));
    String id = id(input);
    store.take(id, input, NOW);
    assertThat(store.held() + store.unreadable()).isEqualTo(1);
    for (CachedAlert each : store.all()) {
      StoryAlert alert = each.storyAlert();
      Stories.of(List.of(alert));
      assertThat(store.naming(alert.subject())).contains(each);
    }
  }

  private static String id(byte[] input) {
    try {
      return JSON.readTree(input).path("id").asText();
    } catch (IOException e) {
      return "";
    }
  }

  /** The job's reading, from the topic into the state of a subject. */
  private static final class ReadingBack implements FuzzTarget.Reading {

    private OneInputStreamOperatorTestHarness<TopicRecord, Delivery> intake;
    private Judge judge;

    private void open() throws Exception {
      if (intake == null) {
        intake =
            new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new AlertIntake(SecretKey.NONE, NEXT_YEAR)));
        intake.open();
        Pack pack = PackLoader.load(new PackText(files()), PackLoader.Settings.DEFAULT).orThrow();
        judge =
            new Judge(
                pack,
                new JudgeSettings(
                    600_000,
                    Retention.DEFAULT,
                    AlertIds.UNKEYED,
                    SubjectDigests.under(Seeds.bytes("for tests only, no secret")),
                    Tenants.NONE),
                new Pseudonym(Seeds.bytes("for tests only, no secret")));
      }
    }

    /** The rules of the contract's examples, and what they read. */
    private static List<PackFile> files() {
      return Stream.of("conditions", "lists", "shared-measures", "irsf")
          .map(name -> "deploy/rules/pack/" + name + ".yaml")
          .map(name -> new PackFile(name, new String(Seeds.file(name), UTF_8)))
          .toList();
    }

    @Override
    public void read(byte[] input) throws Exception {
      open();
      intake.processElement(
          new StreamRecord<>(new TopicRecord(new Position("alerts", 0, 0), NOW, input)));
      List<Delivery> deliveries = intake.extractOutputValues();
      List<Refusal> refusals = new ArrayList<>();
      var refused = intake.getSideOutput(AlertIntake.REFUSED);
      while (refused != null && !refused.isEmpty()) {
        refusals.add(refused.poll().getValue());
      }
      intake.getOutput().clear();
      assertThat(deliveries.size() + refusals.size()).isEqualTo(1);
      for (Refusal each : refusals) {
        assertThat(each.detail()).isNotBlank();
        assertThat(each.field().isEmpty()).isEqualTo(each.reason() == RefusalReason.MALFORMED);
      }
      for (Delivery each : deliveries) {
        taken(each);
      }
    }

    /** An alert of this run, and the same of an earlier one, whose state is gone. */
    private void taken(Delivery delivery) throws IOException {
      AlertReadback alert = ((EarlierAlert) delivery).alert();
      for (Delivery each : List.of(delivery, alert)) {
        Delivery stored = Stored.again(each, new DeliveryCodec());
        SubjectState state = new SubjectState();
        judge.take(state, stored, new Clock(NOW, NOW), new SharedStanding(), LinkStore.NONE);
        byte[] form = Stored.bytes(state, new SubjectStateCodec());
        SubjectState again = Stored.value(form, new SubjectStateCodec());
        judge.tick(
            again,
            stored.key(),
            new Clock(NEXT_YEAR, NEXT_YEAR),
            new SharedStanding(),
            LinkStore.NONE,
            false);
      }
    }
  }
}
