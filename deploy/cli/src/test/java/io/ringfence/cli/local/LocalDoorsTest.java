package io.ringfence.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Retention;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code live} and {@code demo} start is reached from this machine only. */
class LocalDoorsTest {

  private static final String LISTENS = "0A";

  /** 127.0.0.1, also as an address of IPv6, and ::1, as the kernel writes them. */
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

  @Test
  void nothingListensOnOtherAddressesThanLoopback() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/self/net/tcp")), "no Linux: sockets are not listed");
    try (LocalStack stack = LocalStack.start(0)) {
      stack.detect(
          new DetectionSettings(
              PackText.read(LauncherFolder.path("rules/pack")),
              new FeedSettings(
                  Files.readString(LauncherFolder.path("rules/tariff.csv")),
                  Sources.shipped(),
                  Retention.DEFAULT,
                  RetentionClock.WALL,
                  SecretKey.NONE,
                  Set.of()),
              SecretKey.passing(),
              Tenants.NONE),
          1);

      List<String> open = listening();

      assertThat(open).as("broker, REST, blobs, metrics").hasSizeGreaterThanOrEqualTo(4);
      assertThat(open).isSubsetOf(LOOPBACK);
    }
  }

  /** The addresses at which this process listens. */
  private static List<String> listening() throws IOException {
    Set<String> own = sockets();
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/self/net", table))) {
        String[] cells = line.strip().split("\\s+", -1);
        if (cells.length > 9 && cells[3].equals(LISTENS) && own.contains(cells[9])) {
          addresses.add(cells[1].substring(0, cells[1].indexOf(':')));
        }
      }
    }
    return addresses;
  }

  /** Their numbers in the kernel's tables. */
  private static Set<String> sockets() throws IOException {
    Set<String> numbers = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      for (Path file : files.toList()) {
        if (!Files.isSymbolicLink(file)) {
          continue; // closed since it was listed
        }
        String target = Files.readSymbolicLink(file).toString();
        if (target.startsWith("socket:[")) {
          numbers.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    }
    return numbers;
  }
}
