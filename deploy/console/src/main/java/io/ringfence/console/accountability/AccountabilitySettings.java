package io.ringfence.console.accountability;

import io.ringfence.privacy.Pseudonym;
import io.ringfence.signal.SecondPerson;
import java.util.Optional;
import java.util.Set;

/**
 * How the console accounts for what people do with it.
 *
 * @param pseudonym names subjects on the access log; without it only their kinds are written
 * @param secondPerson what has to be approved by a second person
 */
public record AccountabilitySettings(
    Optional<Pseudonym> pseudonym, Set<SecondPerson> secondPerson) {

  public static final AccountabilitySettings USUAL =
      new AccountabilitySettings(Optional.empty(), Set.of());

  public AccountabilitySettings {
    secondPerson = Set.copyOf(secondPerson);
  }
}
