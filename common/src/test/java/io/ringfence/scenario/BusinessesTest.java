package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.scenario.BusinessTraffic.Trade;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Customers whose trade looks like fraud are left alone by their profiles, and found when they are
 * hacked, whatever numbers the thief shows.
 */
class BusinessesTest {

  private final Stage stage = new Stage();

  BusinessesTest() throws IOException {}

  private List<JsonNode> alerts(BusinessTraffic traffic, Trade trade, boolean known) {
    return stage.alerts(BusinessTraffic.records(traffic, known ? trade.profile() : ""));
  }

  private Set<String> frauds(BusinessTraffic traffic, Trade trade, boolean known) {
    return alerts(traffic, trade, known).stream()
        .map(each -> each.path("fraud").asText())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource(Trade.class)
  void whoeverHasAProfileIsLeftAlone(Trade trade) {
    assertThat(alerts(new BusinessTraffic(trade), trade, true)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Trade.class)
  void withoutAProfileTheSameTrafficIsAccused(Trade trade) {
    assertThat(alerts(new BusinessTraffic(trade), trade, false)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Trade.class)
  void revenueShareFraudIsSeenWithinTenSignalsWhateverNumbersTheThiefShowsAndCalls(Trade trade) {
    for (int range : new int[] {9_999, 899_999}) {
      BusinessTraffic one = new BusinessTraffic(trade);
      BusinessTraffic many = new BusinessTraffic(trade);

      seen(one.pump(() -> "+13055550123", range), trade, trade.profile());
      seen(many.pump(many::american, range), trade, trade.profile());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Trade.class,
      names = {"WHOLESALE", "RESELLER", "HOTEL"})
  void soItIsOfATraderWhoseProfileNamesNoCountry(Trade trade) {
    BusinessTraffic traffic = new BusinessTraffic(trade);

    seen(
        traffic.pump(traffic::american, 899_999),
        trade,
        trade.profile().replaceFirst(",\"destinations\":\\[[^]]*]", ""));
  }

  private void seen(BusinessTraffic traffic, Trade trade, String profile) {
    assertThat(stage.alerts(BusinessTraffic.records(traffic, profile)))
        .as("%s", trade)
        .anySatisfy(
            alert -> {
              assertThat(alert.path("fraud").asText()).isEqualTo("irsf");
              assertThat(alert.path("first").asText()).isLessThanOrEqualTo(traffic.tenthTheft());
            });
  }

  @ParameterizedTest
  @EnumSource(Trade.class)
  void robocallsAreSeenWhateverNumbersTheThiefShows(Trade trade) {
    BusinessTraffic one = new BusinessTraffic(trade);
    BusinessTraffic many = new BusinessTraffic(trade);

    assertThat(frauds(one.robocall(() -> "+13055550123"), trade, true)).contains("robocall");
    assertThat(frauds(many.robocall(many::american), trade, true)).contains("robocall");
  }

  @ParameterizedTest
  @EnumSource(Trade.class)
  void luresAreSeenWhateverNameTheThiefShows(Trade trade) {
    assertThat(frauds(new BusinessTraffic(trade).smish("US:POST"), trade, true))
        .contains("smishing");
  }

  @Test
  void luresUnderTheNameOfASenderOfCodesAreSeenToo() {
    assertThat(
            frauds(new BusinessTraffic(Trade.OTP_SENDER).smish("US:ACME"), Trade.OTP_SENDER, true))
        .contains("smishing");
  }
}
