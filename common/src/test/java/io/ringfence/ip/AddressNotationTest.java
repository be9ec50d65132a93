package io.ringfence.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressNotationTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "203.0.113.7:5060, 203.0.113.7",
    "[2001:DB8::1]:5060, 2001:db8::1",
    "[::1], ::1",
    "::ffff:203.0.113.7, 203.0.113.7",
    "::FFFF:cb00:7107, 203.0.113.7",
    "2001:0db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "fe80::1%eth0, fe80::1",
    "64:ff9b::1.2.3.4, 64:ff9b::102:304",
    "::, ::",
    "IPV4/UDP/203.0.113.7/5060, 203.0.113.7"
  })
  void everyNotationHasOneForm(String raw, String canonical) {
    assertThat(AddressNotation.canonical(raw)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "localhost", "pbx.example:5060", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4",
        "1.2.3.4:99999", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "[::1",
        "1.2.3.4/24", "\u0661.2.3.4"
      })
  void whatIsNoAddressHasNone(String raw) {
    assertThat(AddressNotation.canonical(raw)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9/24, 203.0.113.0/24",
    "203.0.113.9, 203.0.113.9/32",
    "2001:db8::1/32, 2001:db8::/32",
    "::ffff:203.0.113.9/120, 203.0.113.0/24",
    "1.2.3.4/0, 0.0.0.0/0",
    "1.2.3.4/33, ''",
    "1.2.3.4/, ''",
    "::1/129, ''"
  })
  void hostBitsOfANetworkAreCleared(String raw, String canonical) {
    assertThat(AddressNotation.network(raw)).isEqualTo(canonical);
  }

  @Property(tries = 1000)
  void theFormNamesTheSameAddressAndIsTheFormOfItself(@ForAll @Size(16) byte[] bytes)
      throws Exception {
    for (int i = 0; i < 16; i++) {
      bytes[i] = bytes[i] % 3 == 0 ? 0 : bytes[i];
    }
    InetAddress address = InetAddress.getByAddress(bytes);

    String canonical = AddressNotation.canonical(address.getHostAddress());

    assertThat(InetAddress.getByName(canonical)).isEqualTo(address);
    assertThat(AddressNotation.canonical(canonical)).isEqualTo(canonical);
  }

  @Property(tries = 1000)
  void anyTextIsAnAddressOrNone(@ForAll String text) {
    assertThat(AddressNotation.canonical(text)).isNotNull();
    assertThat(AddressNotation.network(text)).isNotNull();
  }
}
