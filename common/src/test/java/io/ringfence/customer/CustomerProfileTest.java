package io.ringfence.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerProfileTest {

  static CustomerProfile known(String customerClass) {
    return since(Long.MIN_VALUE, customerClass);
  }

  private static CustomerProfile since(long from, String customerClass) {
    return new CustomerProfile(
        from,
        customerClass,
        "",
        "",
        "",
        CustomerPlace.UNKNOWN,
        OpeningHours.UNKNOWN,
        SpendingLimits.UNKNOWN);
  }

  @Test
  void theVersionThatHeldAtATimeCounts() {
    AccountProfile profile =
        new AccountProfile("a", "p", 0, List.of(since(200, "business"), since(100, "residential")));

    assertThat(profile.at(99).known()).isFalse();
    assertThat(profile.at(100).customerClass()).isEqualTo("residential");
    assertThat(profile.at(199).customerClass()).isEqualTo("residential");
    assertThat(profile.at(200).customerClass()).isEqualTo("business");
  }

  @Test
  void twoVersionsCannotBeginTogether() {
    assertThatThrownBy(() -> new AccountProfile("a", "p", 0, List.of(since(1, "x"), since(1, "y"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aProfileThatSaysNothingIsKnownAllTheSame() {
    assertThat(known("unknown").known()).isTrue();
    assertThat(CustomerProfile.NONE.known()).isFalse();
    assertThat(CustomerProfile.NONE.customerClass()).isEqualTo("unknown");
  }

  @Test
  void numbersAreOwnedWholeOrByTheirBlock() {
    CustomerPlace place =
        new CustomerPlace("US", "", List.of("+12025550100", "+44794601"), List.of("DE"));

    assertThat(place.owns("+12025550100")).isTrue();
    assertThat(place.owns("+12025550101")).isFalse();
    assertThat(place.owns("+447946010000")).isTrue();
    assertThat(place.owns("")).isFalse();
  }

  @Test
  void callsHomeAndToUsualCountriesAreUsual() {
    CustomerPlace place = new CustomerPlace("US", "", List.of(), List.of("DE"));

    assertThat(place.isUsual("US")).isTrue();
    assertThat(place.isUsual("DE")).isTrue();
    assertThat(place.isUsual("LV")).isFalse();
    assertThat(CustomerPlace.UNKNOWN.isUsual("")).isFalse();
  }
}
