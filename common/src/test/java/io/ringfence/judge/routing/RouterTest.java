package io.ringfence.judge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.enrich.NumberPlan;
import io.ringfence.enrich.Tariff;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.GeoPoint;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Change;
import io.ringfence.signal.Security;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.fixture.CallFixture;
import io.ringfence.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouterTest {

  private static final String PACK =
      """
      measures:
        - {name: calls_5m, per: number, as: any, on: call.attempt, count: true, over: 5m}
        - {name: speed_24h, per: account, on: security.login.ok, speed: true, over: 24h}
        - {name: known_30d, per: account, on: security.login.ok, age: true, over: 30d}
        - {name: countries_again_30d, per: account, on: security.login.ok, again: security.country, over: 30d}
        - {name: targets_5m, per: account, on: call.attempt, distinct: call.to, over: 5m}
      rules:
        - {id: busy, version: 1, fraud: tdos, title: Busy, accuse: number, as: any, on: call.attempt,
           when: "calls_5m >= 2", severity: low, score: 1, quiet: 30m, mode: enforce, summary: "{subject}"}
        - {id: wide, version: 1, fraud: irsf, title: Wide, accuse: account, on: call.attempt,
           when: "call.direction == 'outbound' && targets_5m >= 2", severity: low, score: 1, quiet: 30m,
           mode: enforce, summary: "{subject}"}
      """;

  private final Router router =
      new Router(
          PackLoader.load(PackText.of("test", PACK), PackLoader.Settings.DEFAULT).orThrow(),
          new NumberPlan(Tariff.EMPTY),
          source -> 600_000,
          Tenants.NONE);

  private static Call attempt(String from, String to, String device, String direction) {
    return CallFixture.call("c-1", CallPhase.ATTEMPT, 1_790_000_000_000L)
        .id("c-1:attempt")
        .source("sbc-1")
        .from(from)
        .to(to)
        .account("acme-17")
        .device(device)
        .direction(direction)
        .call();
  }

  private List<Delivery> route(Change change) {
    List<Delivery> deliveries = new ArrayList<>();
    router.route(change, deliveries::add);
    return deliveries;
  }

  private List<Observation> route(Call call) {
    return route(Change.first(call)).stream().map(Observation.class::cast).toList();
  }

  @Test
  void aSubjectGetsOneDeliveryWhateverItsRulesAndMeasures() {
    List<Observation> sightings =
        route(attempt("+12025550123", "+447946010000", "mac:001122334455", "outbound"));

    assertThat(sightings)
        .extracting(Observation::key)
        .containsExactlyInAnyOrder("n:+12025550123", "n:+447946010000", "a:acme-17");
    assertThat(sightings).filteredOn(Observation::primary).hasSize(1);
  }

  @Test
  void nothingIsKeptOfAnEmergencyNumberAndNobodyAccusesOne() {
    List<Observation> called = route(attempt("+12025550123", "US:911", "", "outbound"));
    List<Observation> calling = route(attempt("GB:999", "+447946010000", "", "outbound"));

    assertThat(called).extracting(Observation::key).containsOnly("n:+12025550123", "a:acme-17");
    assertThat(calling).extracting(Observation::key).containsOnly("n:+447946010000", "a:acme-17");
    assertThat(calling).flatExtracting(Observation::parties).doesNotContain("n:GB:999");
  }

  @Test
  void aCallToItselfIsDeliveredOnce() {
    List<Observation> sightings = route(attempt("+12025550123", "+12025550123", "", "outbound"));

    assertThat(sightings)
        .filteredOn(sighting -> sighting.key().equals("n:+12025550123"))
        .singleElement()
        .satisfies(sighting -> assertThat(sighting.contributions()).hasSize(1));
  }

  @Test
  void whatDependsOnTheSignalAloneIsDecidedBeforeDelivery() {
    Observation account =
        route(attempt("+12025550123", "+447946010000", "", "internal")).stream()
            .filter(sighting -> sighting.key().equals("a:acme-17"))
            .findFirst()
            .orElseThrow();

    assertThat(account.rules()).isEmpty();
    assertThat(account.contributions())
        .extracting(Contribution::slot)
        .containsExactly(Hash.slot("targets_5m"));
  }

  @Test
  void aSubjectsOwnKeyAmongThoseBehindTheSignalIsNotSpelledOut() {
    List<Observation> sightings =
        route(attempt("+12025550123", "+447946010000", "mac:001122334455", "outbound"));

    assertThat(sightings)
        .filteredOn(sighting -> sighting.key().equals("n:+12025550123"))
        .singleElement()
        .satisfies(
            sighting ->
                assertThat(sighting.parties())
                    .containsExactly(Observation.SELF, "a:acme-17", "d:mac:001122334455"));
    assertThat(sightings)
        .filteredOn(sighting -> sighting.key().equals("n:+447946010000"))
        .singleElement()
        .satisfies(
            sighting ->
                assertThat(sighting.parties())
                    .containsExactly("n:+12025550123", "a:acme-17", "d:mac:001122334455"));
  }

  private static Security login(String country, double latitude, double longitude) {
    return new Security(
        "e-1",
        1_790_000_000_000L,
        "sso",
        SignalTopic.SECURITY_LOGIN_OK,
        "acme-17",
        "",
        "",
        "",
        "203.0.113.7",
        "",
        country,
        latitude,
        longitude);
  }

  @Test
  void aSignalAddsItsPlaceWhereItHasOne() {
    long place = new GeoPoint(51.5, -0.1).bits();

    List<Delivery> placed = route(Change.first(login("GB", 51.5, -0.1)));
    List<Delivery> without = route(Change.first(login("", Double.NaN, -0.1)));

    assertThat(((Observation) placed.get(0)).contributions())
        .containsExactly(
            Contribution.of(Hash.slot("speed_24h"), place),
            Contribution.of(Hash.slot("known_30d"), 1),
            Contribution.of(Hash.slot("countries_again_30d"), Hash.of("\0:GB")));
    assertThat(((Observation) without.get(0)).contributions())
        .containsExactly(Contribution.of(Hash.slot("known_30d"), 1));
  }

  @Test
  void anonymousCallersAreNobody() {
    List<Observation> sightings = route(attempt("", "+447946010000", "", "outbound"));

    assertThat(sightings)
        .extracting(Observation::key)
        .containsExactlyInAnyOrder("n:+447946010000", "a:acme-17");
  }

  @Test
  void anAmendmentTakesTheSignalFromThoseItNoLongerConcerns() {
    Call before = attempt("+12025550123", "+447946010000", "", "outbound");
    Call after = attempt("+12025550199", "+447946010000", "", "outbound");

    List<Delivery> deliveries = route(new Change(Optional.of(before), Optional.of(after), 1));

    assertThat(deliveries)
        .filteredOn(Withdrawal.class::isInstance)
        .extracting(Delivery::key)
        .containsExactly("n:+12025550123");
    assertThat(deliveries)
        .filteredOn(Observation.class::isInstance)
        .extracting(Delivery::key)
        .contains("n:+12025550199");
  }

  @Test
  void anAmendmentThatChangesNothingForASubjectIsNotDelivered() {
    Call call = attempt("+12025550123", "+447946010000", "", "outbound");

    assertThat(route(new Change(Optional.of(call), Optional.of(call), 1))).isEmpty();
  }
}
