package io.ringfence.customer;

import java.util.List;

/**
 * Where a customer is at home, and whom it usually calls.
 *
 * @param country ISO 3166 alpha-2; empty if it is not known
 * @param zone name of a time zone; empty if it is not known
 * @param numbers the customer's own, in E.164, whole or the beginning of a block
 * @param destinations countries that it usually calls, ISO 3166 alpha-2
 */
public record CustomerPlace(
    String country, String zone, List<String> numbers, List<String> destinations) {

  public static final CustomerPlace UNKNOWN = new CustomerPlace("", "", List.of(), List.of());

  public CustomerPlace {
    numbers = List.copyOf(numbers);
    destinations = List.copyOf(destinations);
  }

  /** Whether a number is one of the customer's, or in one of its blocks. */
  public boolean owns(String number) {
    for (String own : numbers) {
      if (number.startsWith(own)) {
        return true;
      }
    }
    return false;
  }

  /** Whether calls to a country are usual for it: those at home are. */
  public boolean isUsual(String destination) {
    return !destination.isEmpty()
        && (destination.equals(country) || destinations.contains(destination));
  }
}
