package io.ringfence.simulator.population;

/** Somebody with an account, a number, a device and an address. */
public record Person(
    Country country,
    String number,
    String account,
    String device,
    String address,
    String userAgent) {

  /** Somebody of whom only the number is seen. */
  public static Person seen(String number) {
    return new Person(null, number, null, null, null, null);
  }

  public Person withNumber(String other) {
    return new Person(country, other, account, device, address, userAgent);
  }

  public Person withAddress(String other) {
    return new Person(country, number, account, device, other, userAgent);
  }

  public Person withDevice(String other) {
    return new Person(country, number, account, other, address, userAgent);
  }

  public Person withAccount(String other) {
    return new Person(country, number, other, device, address, userAgent);
  }

  /** Somebody whom this service sends a code. */
  public Person asking(Person service) {
    return new Person(country, number, service.account, null, address, null);
  }

  /** A company whose computer sends its messages: it has no telephone and no address of ours. */
  public Person asCompany() {
    return new Person(country, number, account, null, null, null);
  }

  /** A company that receivers see the name of, not a number. */
  public Person asCompany(String name) {
    return asCompany().withNumber(name);
  }

  /** The same customer somewhere else. */
  public Person in(Country place) {
    return new Person(place, number, account, device, address, userAgent);
  }
}
