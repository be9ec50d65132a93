package io.ringfence.rule.load;

import io.ringfence.rule.Severity;
import io.ringfence.rule.SeverityBand;
import io.ringfence.rule.text.Section;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Reads from which amounts on alerts are how severe. */
final class SeverityBandReader {

  static final Set<String> KEYS = Set.of("severity", "atStake", "perMinute", "score");
  private static final double MOST = 1e9;

  private SeverityBandReader() {}

  /** Those of all files; the usual ones where none states any. */
  static List<SeverityBand> read(List<Section> files) {
    List<SeverityBand> bands = new ArrayList<>();
    Set<Severity> known = EnumSet.noneOf(Severity.class);
    boolean any = false;
    for (Section file : files) {
      any |= file.has(PackReader.SEVERITIES);
      for (Section each : file.sections(PackReader.SEVERITIES, KEYS)) {
        Optional<Severity> severity =
            each.oneOf("severity", List.of(Severity.values()), Severity::label, Optional.empty());
        OptionalDouble atStake = each.number("atStake", 0, MOST);
        OptionalDouble perMinute = each.number("perMinute", 0, MOST);
        OptionalDouble score =
            each.has("score") ? each.number("score", 0, 100) : OptionalDouble.of(0);
        if (severity.isPresent() && !known.add(severity.get())) {
          each.fault("severity", "`" + severity.get().label() + "` is said twice");
        } else if (severity.isPresent() && allPresent(atStake, perMinute, score)) {
          bands.add(
              new SeverityBand(
                  severity.get(),
                  atStake.getAsDouble(),
                  perMinute.getAsDouble(),
                  score.getAsDouble()));
        }
      }
    }
    return any ? List.copyOf(bands) : SeverityBand.USUAL;
  }

  private static boolean allPresent(OptionalDouble... all) {
    return Stream.of(all).allMatch(OptionalDouble::isPresent);
  }
}
