package io.ringfence.simulator.population;

import java.util.List;
import java.util.stream.Stream;

/** A subject of a label or a listing, as the contract writes it. */
public record SubjectId(String kind, String value) {

  public static SubjectId number(String value) {
    return new SubjectId("number", value);
  }

  /** Names of senders have the region of the source. */
  private static SubjectId sender(String value) {
    return number(value.startsWith("+") ? value : "US:" + value);
  }

  public static SubjectId account(String value) {
    return new SubjectId("account", value);
  }

  public static SubjectId device(String value) {
    return new SubjectId("device", value);
  }

  public static SubjectId address(String value) {
    return new SubjectId("address", value);
  }

  /** The four addresses around one: the smallest network that is anybody's. */
  public static SubjectId networkAround(String address) {
    int dot = address.lastIndexOf('.');
    int host = Integer.parseInt(address.substring(dot + 1));
    return new SubjectId("network", address.substring(0, dot + 1) + (host & ~3) + "/30");
  }

  /** Everything by which somebody is known, and what is given besides. */
  public static List<SubjectId> all(Person person, SubjectId... more) {
    return all(List.of(person), more);
  }

  /** The same of several people. Companies that only write have no device. */
  public static List<SubjectId> all(List<Person> people, SubjectId... more) {
    Stream<SubjectId> known =
        people.stream()
            .flatMap(
                person ->
                    Stream.of(
                        sender(person.number()),
                        account(person.account()),
                        device(person.device()),
                        address(person.address())));
    return Stream.concat(known, Stream.of(more))
        .filter(subject -> subject.value() != null)
        .distinct()
        .toList();
  }
}
