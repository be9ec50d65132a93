package io.ringfence.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.encoding.Golden;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountProfileCodecTest {

  private static final AccountProfileCodec CODEC = new AccountProfileCodec();

  private static final List<AccountProfile> PROFILES =
      List.of(
          new AccountProfile(
              "acme-17",
              "p-1",
              1_795_000_000_000L,
              List.of(
                  new CustomerProfile(
                      Long.MIN_VALUE,
                      "business",
                      "north",
                      "acme",
                      "Acme Ltd",
                      new CustomerPlace(
                          "US",
                          "America/New_York",
                          List.of("+12025550100", "+1202555"),
                          List.of("GB", "DE")),
                      new OpeningHours(
                          List.of(new OpeningHours.Span(480, 600)),
                          "US",
                          List.of(LocalDate.parse("2026-12-24"))),
                      new SpendingLimits(500, 200.5)),
                  new CustomerProfile(
                      1_800_000_000_000L,
                      "call-centre",
                      "",
                      "",
                      "",
                      CustomerPlace.UNKNOWN,
                      OpeningHours.UNKNOWN,
                      SpendingLimits.UNKNOWN))),
          new AccountProfile(
              "b", "b", AccountProfile.UNDATED, List.of(CustomerProfileTest.known("unknown"))));

  @Test
  void writesAndReadsWhatVersionOneWrote() throws IOException {
    assertThat(CODEC.version()).isEqualTo(1);
    assertThat(PROFILES.stream().map(each -> Golden.toHex(each, CODEC)))
        .isEqualTo(Golden.lines("account-profile.v1"));
    assertThat(Golden.read("account-profile.v1", CODEC, 1)).isEqualTo(PROFILES);
  }
}
