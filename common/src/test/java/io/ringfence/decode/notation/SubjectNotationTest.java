package io.ringfence.decode.notation;

import static io.ringfence.decode.Records.record;
import static io.ringfence.decode.Records.refusal;
import static io.ringfence.decode.Records.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import io.ringfence.signal.Listing;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectNotationTest {

  @ParameterizedTest
  @CsvSource({
    "number, (202) 555-0123, +12025550123",
    "number, NG:3036, NG:3036",
    "number, US:911, US:911",
    "number, MTN, US:MTN",
    "range, 1212555, +1212555",
    "range, +1 212-555, +1212555",
    "device, 0011.2233.4455, mac:001122334455",
    "device, imei:359881030314356, imei:359881030314356",
    "address, 203.0.113.7:5060, 203.0.113.7",
    "network, 203.0.113.9/24, 203.0.113.0/24",
    "content, 0123456789ABCDEF0123456789ABCDEF, 0123456789abcdef0123456789abcdef",
    "account, acme-17, acme-17",
    "trunk, carrier a, carrier a"
  })
  void aListedSubjectHasTheFormThatSignalsHave(String kind, String raw, String canonical) {
    assertThat(((Listing) signal(listing(kind, raw))).subject().value()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "number, 0",
    "number, 3036",
    "number, 0000000000",
    "number, anonymous",
    "number, 70611454600144",
    "range, 0123",
    "range, NG",
    "range, +1234567890123456",
    "device, 00:00:00:00:00:00",
    "address, pbx.example",
    "network, 203.0.113.0/99",
    "content, not hex",
    "account, ' '"
  })
  void whatNamesNobodyOfItsKindIsABadField(String kind, String raw) {
    Refusal refusal = refusal(listing(kind, raw));

    assertThat(refusal.reason()).isEqualTo(RefusalReason.BAD_FIELD);
    assertThat(refusal.field()).isEqualTo("subject.value");
  }

  @Property(tries = 1000)
  void aDevicesFormIsTheFormOfItself(@ForAll String raw) {
    String canonical = DeviceNotation.canonical(raw);

    assertThat(DeviceNotation.canonical(canonical)).isEqualTo(canonical);
  }

  private static String listing(String kind, String value) {
    return record(
        "listing",
        "\"action\":\"add\",\"subject\":{\"kind\":\"%s\",\"value\":\"%s\"}".formatted(kind, value));
  }
}
