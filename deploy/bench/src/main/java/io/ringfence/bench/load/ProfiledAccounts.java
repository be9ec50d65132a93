package io.ringfence.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.simulator.output.SimulatedRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Profiles of every other account that traffic names. */
public final class ProfiledAccounts {

  private static final Pattern ACCOUNT = Pattern.compile("\"account\":\"([^\"]+)\"");

  private ProfiledAccounts() {}

  /** Writes a file of profiles, one a line. */
  public static Path write(Iterator<SimulatedRecord> traffic, Path file) throws IOException {
    Set<String> seen = new HashSet<>();
    try (BufferedWriter profiles = Files.newBufferedWriter(file, UTF_8)) {
      while (traffic.hasNext()) {
        Matcher account = ACCOUNT.matcher(new String(traffic.next().json(), UTF_8));
        if (account.find() && seen.add(account.group(1)) && seen.size() % 2 == 0) {
          profiles.write(
              "{\"type\":\"profile\",\"account\":\"%s\",\"class\":\"residential\",\"country\":\"US\"}%n"
                  .formatted(account.group(1)));
        }
      }
    }
    return file;
  }
}
