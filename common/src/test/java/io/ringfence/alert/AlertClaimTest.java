package io.ringfence.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertClaimTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static ObjectNode alert() throws JsonProcessingException {
    return (ObjectNode)
        JSON.readTree(
            """
            {"id":"0123456789abcdef-3","version":2,"state":"open","rule":{"id":"burst"},
             "subject":{"kind":"number","value":"+12025550123"},"accused":[{"kind":"device","value":"imei:1"}],"hits":4,
             "first":"2026-11-25T09:00:00Z","last":"2026-11-25T09:01:00Z"}""");
  }

  @Test
  void anAlertIsRead() throws JsonProcessingException {
    AlertClaim claim = AlertClaim.of(alert());

    assertThat(claim.ordinal()).isEqualTo(3);
    assertThat(claim.version()).isEqualTo(2);
    assertThat(claim.state()).isEqualTo(Alert.State.OPEN);
    assertThat(claim.subject().key()).isEqualTo("n:+12025550123");
    assertThat(claim.last() - claim.first()).isEqualTo(60_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /id         | "x"
          /id         | "0123456789abcdef-0"
          /id         | "0123456789abcdef-9999999999"
          /id         | "0123456789abcdef--1"
          /id         | 7
          /version    | 2147483647
          /version    | 2000000001
          /version    | 0
          /version    | -1
          /version    | 1.5
          /version    | 99999999999999999999999999
          /version    | "2"
          /state      | "weird"
          /state      | "OPEN"
          /rule       | null
          /rule       | {"id":""}
          /subject    | {"kind":"planet","value":"mars"}
          /subject    | {"kind":"number","value":""}
          /subject    | []
          /accused    | null
          /accused    | {}
          /accused    | [7]
          /accused    | [{"kind":"number"}]
          /accused    | [{"kind":"number","value":""}]
          /accused    | [{"kind":"planet","value":"mars"}]
          /first      | "+999999999-01-01T00:00:00Z"
          /last       | "+999999999-01-01T00:00:00Z"
          /last       | "-999999999-01-01T00:00:00Z"
          /last       | "1969-12-31T23:59:59Z"
          /last       | "2026-11-25T08:59:59Z"
          /last       | "tomorrow"
          /last       | 1764061200000
          /hits       | 0
          /hits       | 2147483648
          """)
  void whatCannotBeIsRefusedAndNamed(String pointer, String value) throws JsonProcessingException {
    ObjectNode alert = alert();
    String field = pointer.substring(1);
    alert.set(field, JSON.readTree(value));

    AlertFaultException fault =
        catchThrowableOfType(AlertFaultException.class, () -> AlertClaim.of(alert));

    assertThat(fault.field()).startsWith(field);
    assertThat(fault.getMessage()).doesNotContain("+999999999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "7", "\"x\""})
  void whatIsNoObjectIsNoAlert(String record) throws JsonProcessingException {
    JsonNode tree = JSON.readTree(record);

    AlertFaultException fault =
        catchThrowableOfType(AlertFaultException.class, () -> AlertClaim.of(tree));

    assertThat(fault.field()).isEmpty();
  }
}
