package io.ringfence.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.alert.AlertIds;
import io.ringfence.decode.Records;
import io.ringfence.decode.Schemas;
import io.ringfence.judge.context.Clock;
import io.ringfence.judge.context.JudgeSettings;
import io.ringfence.judge.context.Outcome;
import io.ringfence.judge.context.Publication;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.state.SubjectStateCodec;
import io.ringfence.privacy.AccessDocument;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.Receipt;
import io.ringfence.rule.Pack;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Retention;
import io.ringfence.signal.fixture.ErasureFixture;
import io.ringfence.standing.ListingJson;
import io.ringfence.standing.SharedStanding;
import io.ringfence.tenant.Tenants;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A judge and one subject, with a clock that the test moves. The state goes through its stored form
 * and back after each step, or after so many as the test says.
 */
final class SubjectHarness {

  static final long LATENESS = 600_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SubjectStateCodec CODEC = new SubjectStateCodec();

  final Judge judge;
  final SharedStanding shared = new SharedStanding();
  final InMemoryLinks links = new InMemoryLinks();
  final List<Listing> listings = new ArrayList<>();
  final List<Receipt> receipts = new ArrayList<>();
  final List<AccessDocument> documents = new ArrayList<>();
  final List<JsonNode> published = new ArrayList<>();
  final String key;
  SubjectState state = new SubjectState();
  long watermark = Long.MIN_VALUE;
  long retention = Long.MIN_VALUE;
  long deadline = Long.MAX_VALUE;
  long purgeDeadline = Long.MAX_VALUE;
  int duplicates;
  int stepsInMemory = 1;
  private int steps;

  SubjectHarness(Pack pack, String key) {
    this(pack, key, AlertIds.UNKEYED);
  }

  SubjectHarness(Pack pack, String key, AlertIds ids) {
    this(pack, key, ids, Retention.DEFAULT, Tenants.NONE);
  }

  SubjectHarness(Pack pack, String key, AlertIds ids, Tenants tenants) {
    this(pack, key, ids, Retention.DEFAULT, tenants);
  }

  SubjectHarness(Pack pack, String key, AlertIds ids, Retention retention) {
    this(pack, key, ids, retention, Tenants.NONE);
  }

  SubjectHarness(Pack pack, String key, AlertIds ids, Retention retention, Tenants tenants) {
    this.judge =
        new Judge(
            pack,
            new JudgeSettings(LATENESS, retention, ids, ErasureFixture.DIGESTS, tenants),
            new Pseudonym(
                "a key for tests only".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    this.key = key;
  }

  void take(Delivery delivery) {
    follow(judge.take(state, delivery, clock(), shared, links));
  }

  void share(Listing listing) {
    if (shared.accept(listing)) {
      follow(judge.reconsider(state, key, clock(), shared, links));
    }
  }

  /** Moves event time on, as far as nothing is due more than once. */
  void reach(long time) {
    watermark = Math.max(watermark, time);
    retention = Math.max(retention, watermark);
    for (int i = 0; i < 5 && (deadline <= watermark || purgeDeadline <= retention); i++) {
      follow(judge.tick(state, key, clock(), shared, links, false));
    }
  }

  void wallClock(long time) {
    retention = time;
    for (int i = 0; i < 5 && purgeDeadline <= retention; i++) {
      follow(judge.tick(state, key, clock(), shared, links, false));
    }
  }

  void end() {
    follow(judge.tick(state, key, clock(), shared, links, true));
  }

  private Clock clock() {
    return new Clock(watermark, retention);
  }

  private void follow(Outcome outcome) {
    deadline = outcome.deadline();
    purgeDeadline = outcome.purgeDeadline();
    duplicates += outcome.duplicates();
    for (Receipt receipt : outcome.receipts()) {
      assertThat(Schemas.faults("receipt", receipt.json())).isEmpty();
      receipts.add(receipt);
    }
    for (AccessDocument each : outcome.documents()) {
      assertThat(Schemas.faults("document", each.json())).isEmpty();
      documents.add(each);
    }
    for (Listing each : outcome.listings()) {
      String json = ListingJson.write(each);
      assertThat(Schemas.faults("listing", json)).isEmpty();
      assertThat(Records.signal(json)).isEqualTo(each);
      listings.add(each);
    }
    for (Publication each : outcome.publications()) {
      published.add(
          each.erasure() ? JSON.createObjectNode().put("erased", each.id()) : parse(each));
    }
    steps++;
    if (steps % stepsInMemory == 0) {
      state = restored(state);
    }
  }

  /** The last versions that are not retracted, by id. */
  Map<String, JsonNode> alerts() {
    Map<String, JsonNode> last = new TreeMap<>();
    for (JsonNode each : published) {
      if (each.has("erased")) {
        last.remove(each.get("erased").asText());
        continue;
      }
      JsonNode before = last.get(each.get("id").asText());
      if (before != null && before.get("version").asInt() >= each.get("version").asInt()) {
        throw new AssertionError("a version did not grow");
      }
      last.put(each.get("id").asText(), each);
    }
    last.values().removeIf(each -> each.get("state").asText().equals("retracted"));
    return last;
  }

  private static JsonNode parse(Publication publication) {
    assertThat(Schemas.faults("alert", publication.json())).isEmpty();
    try {
      return JSON.readTree(publication.json());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] stored(SubjectState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CODEC.write(state, new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static SubjectState restored(SubjectState state) {
    try {
      return CODEC.read(
          new DataInputStream(new ByteArrayInputStream(stored(state))), CODEC.version());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
