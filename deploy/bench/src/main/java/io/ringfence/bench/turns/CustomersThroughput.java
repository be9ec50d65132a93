package io.ringfence.bench.turns;

import io.ringfence.bench.scenario.TurnsThroughput;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.files.ProfilesFile;
import io.ringfence.rule.text.PackFile;
import io.ringfence.rule.text.PackText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the join with profiles costs: the whole pack, with profiles of half of all accounts, over
 * the same where no condition reads a profile or the local hour, so that no signal is joined.
 */
public final class CustomersThroughput {

  /**
   * Names that take a profile, and what stands in their place: of the same type, as cheap, and of a
   * value that no condition asks for.
   */
  private static final Map<String, String> REPLACED = new LinkedHashMap<>();

  static {
    REPLACED.put("\\[ \\(\\{profile\\.class\\}\\)\\]", "");
    REPLACED.put("\\{profile\\.class\\}", "unknown");
    REPLACED.put("\\bprofile\\.(class|parent|tenant|country)\\b", "signal.topic");
    REPLACED.put(
        "\\bprofile\\.(known|closed|holiday|usualDestination|ownNumber)\\b",
        "(signal.topic == \"none\")");
    REPLACED.put(
        "\\bprofile\\.(dailyLimit|creditLimit)\\b", "(signal.topic == \"none\" ? 1.0 : -1.0)");
    REPLACED.put("\\bprofile\\.destinations\\b", "(signal.topic == \"none\" ? 1 : 0)");
    REPLACED.put("\\bsignal\\.localHour\\b", "(signal.time / 3600000 % 24)");
    REPLACED.put("\\bsignal\\.localDay\\b", "(signal.time / 86400000 % 7 + 1)");
  }

  private CustomersThroughput() {}

  /**
   * The scenario.
   *
   * @param warmUp traffic of runs that nobody measures
   * @param profiles a file of profiles
   * @param none an empty tape
   */
  public static TurnsThroughput of(
      BenchContext bench, Tape warmUp, Tape traffic, Path profiles, Tape none) {
    DetectionSettings plain = bench.settings().detection();
    return new TurnsThroughput(
        bench,
        "customers",
        warmUp,
        new TurnsThroughput.Kind(
            bench.settings().with(withoutProfiles(plain.pack())), traffic, none),
        new TurnsThroughput.Kind(plain.withProfiles(new ProfilesFile(profiles)), traffic, none));
  }

  /** The pack as if profiles had never been. */
  static PackText withoutProfiles(PackText pack) {
    List<PackFile> files =
        pack.files().stream()
            .map(file -> new PackFile(file.name(), withoutProfiles(file.text())))
            .toList();
    return new PackText(files);
  }

  private static String withoutProfiles(String text) {
    String without = text;
    for (Map.Entry<String, String> each : REPLACED.entrySet()) {
      without = without.replaceAll(each.getKey(), each.getValue());
    }
    return without;
  }
}
