package io.ringfence.cli.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.configuration.IllegalConfigurationException;

/**
 * Processes whose clocks are wrong, to try what follows from it. Debian's {@code libfaketime}
 * answers them in place of the system.
 *
 * @param shifts by process, how far its clock is ahead; negative if it is behind
 */
public record ClockShifts(Map<String, Duration> shifts) {

  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

  public ClockShifts {
    shifts = Map.copyOf(shifts);
  }

  /**
   * What a process has to find in its environment; nothing if its clock is right.
   *
   * @throws IllegalConfigurationException if libfaketime is not installed
   */
  Map<String, String> environment(String process) {
    Duration shift = shifts.get(process);
    if (shift == null) {
      return Map.of();
    }
    Map<String, String> environment = new TreeMap<>(SystemLibrary.preloaded(library()));
    environment.put("FAKETIME", (shift.isNegative() ? "" : "+") + shift.toSeconds());
    // Time passes as it does: what waits would otherwise wait for days, or not at all.
    environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    return environment;
  }

  /**
   * Refuses shifts of processes that there are not.
   *
   * @throws IllegalConfigurationException if there is one
   */
  void check(Set<String> processes) {
    for (String each : shifts.keySet()) {
      if (!processes.contains(each)) {
        throw new IllegalConfigurationException("--clock: no process is called " + each);
      }
    }
  }

  private static Path library() {
    return SystemLibrary.named(LIBRARY)
        .orElseThrow(
            () -> new IllegalConfigurationException("--clock: libfaketime is not installed"));
  }
}
