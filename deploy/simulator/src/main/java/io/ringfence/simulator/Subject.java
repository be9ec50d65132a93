package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A subject of a label or a listing, as the contract writes it. */
public record Subject(String kind, String value) {

  public static Subject number(String value) {
    return new Subject("number", value);
  }

  /** Names of senders have the region of the source. */
  private static Subject sender(String value) {
    return number(value.startsWith("+") ? value : "US:" + value);
  }

  public static Subject account(String value) {
    return new Subject("account", value);
  }

  public static Subject device(String value) {
    return new Subject("device", value);
  }

  public static Subject address(String value) {
    return new Subject("address", value);
  }

  /** The four addresses around one: the smallest network that is anybody's. */
  public static Subject networkAround(String address) {
    int dot = address.lastIndexOf('.');
    int host = Integer.parseInt(address.substring(dot + 1));
    return new Subject("network", address.substring(0, dot + 1) + (host & ~3) + "/30");
  }

  /** Everything by which somebody is known; companies that only write have no device. */
  public static List<Subject> all(Person person) {
    return Stream.of(
            sender(person.number()),
            account(person.account()),
            device(person.device()),
            address(person.address()))
        .filter(subject -> subject.value() != null)
        .toList();
  }

  public static List<Subject> all(List<Person> people) {
    List<Subject> subjects = new ArrayList<>();
    people.forEach(person -> subjects.addAll(all(person)));
    return subjects.stream().distinct().toList();
  }
}
