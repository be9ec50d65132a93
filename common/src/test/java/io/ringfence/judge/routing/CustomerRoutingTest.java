package io.ringfence.judge.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.customer.CustomerProfile;
import io.ringfence.decode.customer.ProfileReader;
import io.ringfence.enrich.NumberPlan;
import io.ringfence.enrich.Tariff;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Change;
import io.ringfence.signal.fixture.CallFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of a customer decides where its signals go. */
class CustomerRoutingTest {

  private static final long TIME = 1_790_000_000_000L;

  /**
   * Calls of those who are no call centre, by whoever calls, by whoever is called, and by trunk.
   */
  private static final String PACK =
      """
      measures:
        - {name: of_caller, per: number, on: call.attempt, where: "profile.class != 'call-centre'", count: true, over: 5m}
        - {name: of_called, per: number, as: called, on: call.attempt, where: "profile.class != 'call-centre'", count: true, over: 5m}
        - {name: of_account, per: account, on: call.attempt, where: "profile.class != 'call-centre'", count: true, over: 5m}
        - {name: of_trunk, per: trunk, on: call.attempt, where: "profile.class != 'call-centre'", count: true, over: 5m}
      rules: []
      """;

  private final Router router =
      new Router(
          PackLoader.load("test", PACK, PackLoader.Settings.DEFAULT).orThrow(),
          new NumberPlan(Tariff.EMPTY),
          source -> 600_000);

  private static CustomerProfile profile(String customerClass) throws Exception {
    String json =
        "{\"type\":\"profile\",\"account\":\"acme-17\",\"class\":\"" + customerClass + "\"}";
    return ProfileReader.read(json.getBytes(UTF_8), TIME).at(TIME);
  }

  private static Call attempt(String direction) {
    return CallFixture.call("c-1", CallPhase.ATTEMPT, TIME)
        .source("sbc-1")
        .from("+12025550123")
        .to("+447946010000")
        .account("acme-17")
        .trunk("carrier-a")
        .direction(direction)
        .call();
  }

  private List<Delivery> route(Change change, CustomerProfile profile) {
    List<Delivery> deliveries = new ArrayList<>();
    router.route(change, time -> profile, deliveries::add);
    return deliveries;
  }

  private List<String> keys(String direction, String customerClass) throws Exception {
    return route(Change.first(attempt(direction)), profile(customerClass)).stream()
        .map(Delivery::key)
        .toList();
  }

  @Test
  void theProfileOfACallThatGoesOutIsKnownToAllItsSubjects() throws Exception {
    assertThat(keys("outbound", "business"))
        .containsExactlyInAnyOrder("n:+12025550123", "n:+447946010000", "a:acme-17", "t:carrier-a");
    assertThat(keys("outbound", "call-centre")).isEmpty();
  }

  @Test
  void theProfileOfACallThatComesInExemptsNoCaller() throws Exception {
    assertThat(keys("inbound", "call-centre"))
        .as("the called number and its account are the call centre's")
        .containsExactlyInAnyOrder("n:+12025550123", "t:carrier-a");
  }

  @Test
  void withoutAProfileTheClassIsUnknown() throws Exception {
    assertThat(route(Change.first(attempt("outbound")), CustomerProfile.NONE)).hasSize(4);
  }

  @Test
  void aCallThatIsAmendedIsTakenBackAlsoIfTheProfileHasChangedSince() throws Exception {
    Call before = attempt("outbound");
    Change amended = new Change(Optional.of(before), Optional.empty(), 1);

    assertThat(route(amended, profile("call-centre")))
        .as("it was delivered while the class was another one")
        .hasSize(4)
        .allSatisfy(each -> assertThat(each).isInstanceOf(Withdrawal.class));
  }

  @Test
  void whatIsThereAgainIsNotTakenBack() throws Exception {
    Call before = attempt("outbound");
    Call after = CallFixture.call("c-1", CallPhase.ATTEMPT, TIME).source("sbc-1").call();
    Change amended =
        new Change(
            Optional.of(before),
            Optional.of(after.with(before.parties(), before.route(), before.progress())),
            1);

    assertThat(route(amended, profile("business"))).isEmpty();
  }
}
