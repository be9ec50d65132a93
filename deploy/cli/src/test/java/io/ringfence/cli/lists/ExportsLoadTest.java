package io.ringfence.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringfence.broker.FreePorts;
import io.ringfence.cli.Launch;
import io.ringfence.cli.watch.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The programs that exports are for load them: Kamailio and nft. Skipped where they are missing,
 * but not where {@code RINGFENCE_REQUIRE} names them.
 */
@Tag("full") // needs Kamailio and nft
class ExportsLoadTest {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** What the configuration below says once a second, when it has found what is listed. */
  private static final List<String> FOUND =
      List.of(
          "PROBE listed=house account=house other=<null>",
          "PROBE range",
          "PROBE no-range",
          "PROBE network4",
          "PROBE address4",
          "PROBE network6",
          "PROBE address6",
          "PROBE no-address");

  @TempDir private Path folder;

  @BeforeEach
  void aList() throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("list.txt"),
            """
            +12025550123
            account:acme:17
            +88216*
            2.56.57.9
            45.155.204.0/24
            45.155.204.0/23
            2a0e:b107:1::/48
            2a0e:b107::7
            """);
    lists("import", list.toString(), "--list", "house");
  }

  private void lists(String verb, String... more) {
    String[] arguments = new String[more.length + 4];
    arguments[0] = "lists";
    arguments[1] = verb;
    arguments[2] = "--history";
    arguments[3] = folder.resolve("history.jsonl").toString();
    System.arraycopy(more, 0, arguments, 4, more.length);
    Launch launch = Launch.of(arguments);
    assertThat(launch.exit()).as(launch.err()).isZero();
  }

  /**
   * Runs a program.
   *
   * @param enough lines of it after which it is ended; where there are none, it ends by itself
   */
  private String run(List<String> command, List<String> enough)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      if (!enough.isEmpty() && saysAll(Files.readString(log), enough)) {
        break;
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    process.destroy();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ended").isTrue();
    return Files.readString(log, StandardCharsets.UTF_8) + "exit " + process.exitValue();
  }

  private static boolean saysAll(String said, List<String> lines) {
    return lines.stream().allMatch(said::contains);
  }

  @Test
  void nftAcceptsTheSets() throws IOException, InterruptedException {
    Path nft = Installed.program("nft");
    lists("export", "--format", "nftables", "--out", folder.resolve("sets.nft").toString());

    String said =
        run(List.of(nft.toString(), "-c", "-f", folder.resolve("sets.nft").toString()), List.of());

    assumeTrue(!said.contains("Operation not permitted"), "nft asks the kernel, as root only");
    assertThat(said).isEqualTo("exit 0");
  }

  @Test
  void kamailioLoadsTheTablesAndFindsWhatIsListed() throws IOException, InterruptedException {
    Path kamailio = Installed.program("kamailio");
    Path db = Files.createDirectory(folder.resolve("db"));
    lists(
        "export",
        "--format",
        "htable",
        "--kind",
        "number,account",
        "--out",
        db.resolve("htable").toString());
    lists("export", "--format", "mtree", "--out", db.resolve("mtree").toString());
    lists("export", "--format", "permissions", "--out", db.resolve("address").toString());
    Files.writeString(
        db.resolve("version"),
        "table_name(string) table_version(int)\naddress:6\nhtable:2\nmtree:1\n");
    Path configuration = folder.resolve("kamailio.cfg");
    Files.writeString(
        configuration,
        """
        debug=2
        log_stderror=yes
        fork=yes
        children=1
        listen=udp:127.0.0.1:PORT
        loadmodule "kex.so"
        loadmodule "corex.so"
        loadmodule "db_text.so"
        loadmodule "htable.so"
        loadmodule "mtree.so"
        loadmodule "permissions.so"
        loadmodule "pv.so"
        loadmodule "xlog.so"
        loadmodule "rtimer.so"
        modparam("rtimer", "timer", "name=t;interval=1;mode=1;")
        modparam("rtimer", "exec", "timer=t;route=PROBE")
        modparam("htable", "db_url", "text://DB")
        modparam("htable", "htable", "blocked=>size=8;dbtable=htable")
        modparam("mtree", "db_url", "text://DB")
        modparam("mtree", "mtree", "name=ranges;dbtable=mtree;type=0")
        modparam("permissions", "db_url", "text://DB")
        modparam("permissions", "load_backends", 1)
        request_route { exit; }
        route[PROBE] {
          xlog("L_WARN", "PROBE listed=$sht(blocked=>+12025550123) account=$sht(blocked=>acme:17) other=$sht(blocked=>+12025550199)\\n");
          if (mt_match("ranges", "88216123456", "0")) xlog("L_WARN", "PROBE range\\n");
          if (!mt_match("ranges", "12025550123", "0")) xlog("L_WARN", "PROBE no-range\\n");
          if (allow_address("1", "45.155.205.77", "5060")) xlog("L_WARN", "PROBE network4\\n");
          if (allow_address("1", "2.56.57.9", "5060")) xlog("L_WARN", "PROBE address4\\n");
          if (allow_address("1", "2a0e:b107:1::99", "5060")) xlog("L_WARN", "PROBE network6\\n");
          if (allow_address("1", "2a0e:b107::7", "5060")) xlog("L_WARN", "PROBE address6\\n");
          if (!allow_address("1", "2.56.57.10", "5060")) xlog("L_WARN", "PROBE no-address\\n");
        }
        """
            .replace("DB", db.toString())
            .replace("PORT", Integer.toString(FreePorts.free())));

    // It does not end by itself, and not with this JVM either.
    List<String> command =
        List.of(
            "timeout",
            Long.toString(2 * PATIENCE.toSeconds()),
            kamailio.toString(),
            "-f",
            configuration.toString(),
            "-DD",
            "-E",
            "-Y",
            folder.toString(),
            "-m",
            "64",
            "-M",
            "8");

    assertThat(run(command, FOUND)).contains(FOUND);
  }
}
