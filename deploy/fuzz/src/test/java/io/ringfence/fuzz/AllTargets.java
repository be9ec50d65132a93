package io.ringfence.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** Every reader of bytes from outside. {@link ReadersTest} tells which one is missing. */
final class AllTargets {

  private AllTargets() {}

  static List<FuzzTarget> all() {
    return Stream.concat(withoutServer().stream(), HttpTargets.all().stream()).toList();
  }

  /** Those that need no console before a broker. */
  static List<FuzzTarget> withoutServer() {
    return Stream.of(
            RecordTargets.all(),
            FeedTargets.all(),
            AlertTargets.all(),
            RuleTargets.all(),
            SettingsTargets.all(),
            ListTargets.all(),
            FileTargets.all(),
            IntakeTargets.all(),
            ConsoleTargets.all(),
            StoredTargets.all())
        .flatMap(List::stream)
        .toList();
  }

  static FuzzTarget named(String name) {
    return all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no target " + name));
  }
}
