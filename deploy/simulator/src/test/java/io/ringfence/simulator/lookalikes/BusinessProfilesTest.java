package io.ringfence.simulator.lookalikes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.simulator.output.GroundTruth;
import io.ringfence.simulator.population.SubjectId;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusinessProfilesTest {

  @Test
  void theServiceThatIsPumpedIsACustomerAndTheHackedOnesAreNot() throws Exception {
    GroundTruth truth =
        new GroundTruth(
            List.of(
                attack("sms-pumping", SubjectId.account("shop")),
                attack("irsf", SubjectId.account("acme-17"))),
            List.of(
                new GroundTruth.Trap("courier", List.of(SubjectId.account("vans"))),
                new GroundTruth.Trap("diaspora-caller", List.of(SubjectId.account("anna")))));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    BusinessProfiles.write(truth, Map.of("vans", List.of("001", "BE")), out);

    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "{\"type\":\"profile\",\"account\":\"vans\",\"class\":\"business\",\"destinations\":[\"001\",\"BE\"]}",
            "{\"type\":\"profile\",\"account\":\"shop\",\"class\":\"otp-sender\"}");
  }

  private static GroundTruth.Attack attack(String fraud, SubjectId subject) {
    return new GroundTruth.Attack(
        fraud + "-1",
        List.of(fraud),
        "normal",
        List.of(subject),
        0,
        60_000,
        List.of("s-1"),
        List.of());
  }
}
