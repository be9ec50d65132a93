package io.ringfence.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.alert.AlertIds;
import io.ringfence.assemble.CallAssembler;
import io.ringfence.assemble.CallRecords;
import io.ringfence.assemble.MessagePhases;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.SourceProgress;
import io.ringfence.decode.feed.Sources;
import io.ringfence.judge.InMemoryLinks;
import io.ringfence.judge.Judge;
import io.ringfence.judge.context.Clock;
import io.ringfence.judge.context.JudgeSettings;
import io.ringfence.judge.context.Outcome;
import io.ringfence.judge.context.Publication;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.routing.Router;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.rule.Pack;
import io.ringfence.signal.Call;
import io.ringfence.signal.Change;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Message;
import io.ringfence.signal.Retention;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.fixture.ErasureFixture;
import io.ringfence.signal.number.NumberLookup;
import io.ringfence.standing.ListingFanOut;
import io.ringfence.standing.SharedStanding;
import io.ringfence.standing.Standing;
import io.ringfence.tenant.Tenants;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From records to alerts in one thread, without Flink: the same parts, wired by hand. */
final class WholeJudgement {

  /** A call whose end is lost ends after four hours. */
  private static final long CAP_MILLIS = 4 * 3_600_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Decoder decoder;
  private final SourceProgress progress;
  private final CallAssembler assembler;
  private final Map<String, CallRecords> calls = new HashMap<>();
  private final Alarms callAlarms = new Alarms();
  private final SharedStanding shared = new SharedStanding();
  private final Map<String, Standing> histories = new HashMap<>();
  private final Map<String, InMemoryLinks> links = new HashMap<>();
  private final Deque<Listing> derived = new ArrayDeque<>();
  private final Map<String, Listing> lastOfEach = new LinkedHashMap<>();
  private final Map<String, SubjectState> subjects = new LinkedHashMap<>();
  private final Alarms alarms = new Alarms();
  private final Alarms purges = new Alarms();
  private final Map<String, JsonNode> alerts = new LinkedHashMap<>();
  private final List<JsonNode> versions = new ArrayList<>();
  private final Router router;
  private final Judge judge;
  private long watermark = Long.MIN_VALUE;

  WholeJudgement(Pack pack, NumberLookup numbers, Sources sources) {
    decoder = new Decoder(sources, Retention.DEFAULT);
    progress = new SourceProgress(sources);
    assembler = new CallAssembler(source -> sources.of(source).lateness(), CAP_MILLIS);
    router = new Router(pack, numbers, source -> sources.of(source).lateness(), Tenants.NONE);
    judge =
        new Judge(
            pack,
            new JudgeSettings(
                sources.largestLateness(),
                Retention.DEFAULT,
                AlertIds.UNKEYED,
                ErasureFixture.DIGESTS,
                Tenants.NONE),
            new Pseudonym("for tests only, no secret".getBytes(StandardCharsets.UTF_8)));
  }

  void take(byte[] record) {
    Decoded decoded = decoder.decode(record, Position.line("story", 1), Decoder.NO_CLOCK);
    if (!(decoded instanceof Decoded.Read read)) {
      throw new AssertionError("refused: " + new String(record, StandardCharsets.UTF_8));
    }
    take(read.signal());
  }

  void take(Signal signal) {
    if (progress.late(signal)) {
      throw new AssertionError("late: " + signal);
    }
    progress.accept(signal);
    watermark = Math.max(watermark, progress.watermark());
    if (signal instanceof Call call) {
      CallRecords state = calls.computeIfAbsent(call.call(), id -> new CallRecords());
      assembled(call.call(), assembler.add(state, call, 0, watermark).changes());
    } else if (signal instanceof Message message) {
      MessagePhases.of(message).forEach(each -> route(List.of(Change.first(each))));
    } else {
      route(List.of(Change.first(signal)));
    }
    if (signal instanceof Listing listing && SharedStanding.concerns(listing)) {
      share(listing);
    }
    ring();
    readBack();
  }

  /** What follows from alerts and links comes back as any other listing does, until it rests. */
  private void readBack() {
    int most = 10_000;
    while (!derived.isEmpty()) {
      if (most-- == 0) {
        throw new AssertionError("derived listings come to no rest");
      }
      Listing listing = derived.poll();
      lastOfEach.put(listing.id(), listing);
      route(List.of(Change.first(listing)));
      if (SharedStanding.concerns(listing)) {
        share(listing);
      }
    }
  }

  /** All versions of all alerts, in the order in which they were published. */
  List<JsonNode> versions() {
    return versions;
  }

  private InMemoryLinks linksOf(String key) {
    return links.computeIfAbsent(key, each -> new InMemoryLinks());
  }

  /** The last version of each listing that nobody wrote. */
  Collection<Listing> derived() {
    return lastOfEach.values();
  }

  private void share(Listing listing) {
    if (listing.subject().kind().exact()) {
      // It gets its own listings as a delivery.
      Standing history = histories.computeIfAbsent(listing.subject().key(), key -> new Standing());
      ListingFanOut.accept(history, listing).forEach(shared::accept);
    } else if (shared.accept(listing)) {
      for (String key : List.copyOf(subjects.keySet())) {
        if (SharedStanding.covers(listing.subject(), Subject.ofKey(key))) {
          follow(key, judge.reconsider(subjects.get(key), key, clock(), shared, linksOf(key)));
        }
      }
    }
  }

  /** Does what is due by now: calls first, for what they emit may change what is due. */
  private void ring() {
    for (String id : callAlarms.upTo(watermark)) {
      assembled(id, assembler.tick(calls.get(id), watermark));
    }
    for (Alarms each : List.of(alarms, purges)) {
      for (String key : each.upTo(watermark)) {
        if (subjects.containsKey(key)) {
          follow(key, judge.tick(subjects.get(key), key, clock(), shared, linksOf(key), false));
        }
      }
    }
  }

  private void assembled(String id, List<Change> changes) {
    route(changes);
    CallRecords state = calls.get(id);
    if (assembler.finished(state, watermark)) {
      calls.remove(id);
      callAlarms.set(id, Long.MAX_VALUE);
    } else {
      callAlarms.set(id, assembler.deadline(state));
    }
  }

  /** No more signals will come: what is pending is judged, and the clock stands still. */
  Collection<JsonNode> alerts() {
    for (String key : List.copyOf(subjects.keySet())) {
      follow(key, judge.tick(subjects.get(key), key, clock(), shared, linksOf(key), true));
    }
    readBack();
    List<JsonNode> standing = new ArrayList<>(alerts.values());
    standing.removeIf(alert -> alert.get("state").asText().equals("retracted"));
    return standing;
  }

  private void route(List<Change> changes) {
    changes.forEach(change -> router.route(change, this::deliver));
  }

  private void deliver(Delivery delivery) {
    String key = delivery.key();
    SubjectState state = subjects.computeIfAbsent(key, each -> new SubjectState());
    follow(key, judge.take(state, delivery, clock(), shared, linksOf(key)));
  }

  private void follow(String key, Outcome outcome) {
    boolean empty = subjects.get(key).isEmpty();
    if (empty) {
      subjects.remove(key);
    }
    derived.addAll(outcome.listings());
    alarms.set(key, empty ? Long.MAX_VALUE : outcome.deadline());
    purges.set(key, empty ? Long.MAX_VALUE : outcome.purgeDeadline());
    for (Publication publication : outcome.publications()) {
      if (publication.erasure()) {
        alerts.remove(publication.id());
        continue;
      }
      try {
        JsonNode version = JSON.readTree(publication.json());
        alerts.put(publication.id(), version);
        versions.add(version);
      } catch (JsonProcessingException e) {
        throw new AssertionError("an alert is no JSON", e);
      }
    }
  }

  private Clock clock() {
    return new Clock(watermark, watermark);
  }
}
