package io.ringfence.rule.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.field.Field;
import io.ringfence.rule.parameter.ParameterOverride.Reach;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which override of a parameter counts. */
class ParametersTest {

  private static final Parameter CALLS =
      new Parameter("calls", Field.Type.INT, 8, 1, 99, "calls", "a reason");

  private static ParameterOverride override(String id, Reach reach, String whose, String fraud) {
    return new ParameterOverride(id, "calls", reach, whose, fraud, 10, "a reason");
  }

  private static String counting(String fraud, ParameterOverride... overrides) {
    Parameters parameters = new Parameters(List.of(CALLS), Arrays.asList(overrides));
    String concerning = parameters.concerning("acme-17", "north", "hotel");
    return ParameterValue.of(parameters, CALLS, fraud, concerning).override();
  }

  private final ParameterOverride all = override("all", Reach.ALL, "", "");
  private final ParameterOverride allOfIrsf = override("all-irsf", Reach.ALL, "", "irsf");
  private final ParameterOverride hotels = override("hotels", Reach.CLASS, "hotel", "");
  private final ParameterOverride north = override("north", Reach.TENANT, "north", "");
  private final ParameterOverride acme = override("acme", Reach.ACCOUNT, "acme-17", "");
  private final ParameterOverride acmeOfIrsf =
      override("acme-irsf", Reach.ACCOUNT, "acme-17", "irsf");
  private final ParameterOverride others = override("others", Reach.ACCOUNT, "other", "");

  @Test
  void theOneThatReachesFewestCounts() {
    assertThat(counting("irsf")).isEmpty();
    assertThat(counting("irsf", others)).isEmpty();
    assertThat(counting("irsf", all, others)).isEqualTo("all");
    assertThat(counting("irsf", hotels, all)).isEqualTo("hotels");
    assertThat(counting("irsf", all, hotels, north)).isEqualTo("north");
    assertThat(counting("irsf", acme, north, hotels, all)).isEqualTo("acme");
  }

  @Test
  void ofTwoForTheSameTheOneOfTheFraudCounts() {
    assertThat(counting("irsf", all, allOfIrsf)).isEqualTo("all-irsf");
    assertThat(counting("robocall", allOfIrsf, all)).isEqualTo("all");
    assertThat(counting("robocall", acmeOfIrsf, hotels)).isEqualTo("hotels");
    assertThat(counting("irsf", acmeOfIrsf, acme)).isEqualTo("acme-irsf");
    assertThat(counting("irsf", allOfIrsf, hotels)).as("reach before fraud").isEqualTo("hotels");
  }

  @Test
  void anOverrideThatIsThereNoLongerCountsNothing() {
    Parameters parameters = new Parameters(List.of(CALLS), List.of(hotels));

    ParameterValue value = ParameterValue.of(parameters, CALLS, "irsf", "acme hotels");

    assertThat(value.override()).isEqualTo("hotels");
    assertThat(value.value()).isEqualTo(10L);
    assertThat(ParameterValue.of(parameters, CALLS, "irsf", "acme").value()).isEqualTo(8L);
  }

  @Test
  void onlyTheProfileTellsTheClassOfACustomer() {
    assertThat(new Parameters(List.of(CALLS), List.of(all)).distinguishCustomers()).isFalse();
    assertThat(new Parameters(List.of(CALLS), List.of(acme)).needProfile()).isFalse();
    assertThat(new Parameters(List.of(CALLS), List.of(acme)).distinguishCustomers()).isTrue();
    assertThat(new Parameters(List.of(CALLS), List.of(hotels)).needProfile()).isTrue();
    assertThat(new Parameters(List.of(CALLS), List.of(north)).needProfile()).isTrue();
  }
}
