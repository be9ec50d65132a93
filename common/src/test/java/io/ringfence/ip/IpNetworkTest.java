package io.ringfence.ip;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IpNetworkTest {

  @Test
  void neighbours_are_in_one_network() {
    assertThat(IpNetwork.around("203.0.113.7")).isEqualTo("203.0.113.0/24");
    assertThat(IpNetwork.around("203.0.113.255")).isEqualTo("203.0.113.0/24");
    assertThat(IpNetwork.around("203.0.114.7")).isEqualTo("203.0.114.0/24");
    assertThat(IpNetwork.around("2001:db8::1")).isEqualTo("2001:db8::/64");
    assertThat(IpNetwork.around("2001:db8:0:1:a::")).isEqualTo("2001:db8:0:1::/64");
    assertThat(IpNetwork.around("::1")).isEqualTo("::/64");
  }

  @Test
  void no_address_is_in_no_network() {
    assertThat(IpNetwork.around("")).isEmpty();
  }

  @Property(tries = 500)
  void a_network_is_written_as_a_listing_of_it_is(
      @ForAll @Size(8) int @IntRange(max = 3) [] groups, @ForAll boolean v4) {
    String raw =
        v4
            ? groups[0] + "." + groups[1] * 85 + "." + groups[2] * 80 + "." + groups[3] * 70
            : String.join(
                ":", java.util.Arrays.stream(groups).mapToObj(Integer::toString).toList());
    String address = AddressNotation.canonical(raw);

    assertThat(IpNetwork.around(address))
        .isEqualTo(AddressNotation.network(address + (v4 ? "/24" : "/64")));
  }
}
