package io.ringfence.console.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.rule.expression.Threshold;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a page says of the parameters that an alert was judged by. */
class UsedParametersTest {

  private final References references = new References("0123456789abcdef".getBytes(UTF_8));
  private final Masking viewer = new Masking(references, false);
  private final Masking analyst = new Masking(references, true);

  private static JsonNode alert(String parameters) throws IOException {
    return new ObjectMapper()
        .readTree(
            "{\"evidence\":{\"when\":\"calls_5m >= many && rate > 4.0\",\"parameters\":"
                + parameters
                + "}}");
  }

  @Test
  void aParameterStandsForItsValueInTheCondition() throws IOException {
    JsonNode alert = alert("{\"many\":{\"value\":5,\"unit\":\"calls\"}}");

    assertThat(UsedParameters.of(alert).terms())
        .flatExtracting(each -> each.thresholds())
        .containsExactly(new Threshold("calls_5m", ">=", 5), new Threshold("rate", ">", 4));
    assertThat(UsedParameters.of(alert).overridden(analyst)).isEmpty();
  }

  @Test
  void anOverrideIsToldWithWhoseItIsAndWhy() throws IOException {
    JsonNode alert =
        alert(
            """
            {"many":{"value":5,"unit":"calls","default":3,"override":"acme","of":"account",\
            "account":"acme-17","reason":"Agreed on."}}""");

    assertThat(UsedParameters.of(alert).overridden(analyst))
        .containsExactly(
            "many is 5 calls for the account acme-17 (by default 3, override acme): Agreed on.");
    assertThat(UsedParameters.of(alert).overridden(viewer))
        .singleElement()
        .asString()
        .startsWith("many is 5 calls for the account ")
        .doesNotContain("acme", "Agreed");
  }
}
