package io.ringfence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of {@code deploying.md} on an empty Debian, and then what an Asterisk there writes.
 * The machine has a mail server, and for systemd something that starts the unit's command as the
 * unit says. Needs root and the network.
 */
@Tag("full") // minutes on a machine of its own
class DeployingIT {

  private static final Pattern FENCE = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
  private static final long PATIENCE_SECONDS = 300;
  private static final ZoneId ZONE = ZoneId.of("Europe/London");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZONE);

  /** Beside the page's mail. */
  private static final String HOOK = "\n  hook: {webhook: {url: 'http://127.0.0.1:8099/'}}";

  @TempDir private static Path folder;
  private static EmptyDebian debian;

  @BeforeAll
  static void deploy() throws Exception {
    Programs.require("debootstrap", "unshare", "nsenter", "ip");
    Programs.require("debootstrap", "root, namespaces and devices of its own", EmptyDebian::may);
    Release release = Release.shared();
    String page = commands(Files.readString(release.home().resolve("docs/deploying.md")));
    List<String> packages =
        new ArrayList<>(
            Arrays.stream(page.lines().findFirst().orElseThrow().split(" ", -1))
                .skip(2)
                .filter(each -> !each.startsWith("-"))
                .toList());
    packages.addAll(List.of("python3-aiosmtpd", "procps"));
    debian = new EmptyDebian(Files.createDirectory(folder.resolve("debian")), packages);
    Path archive = Release.archive();
    Files.copy(archive, debian.root().resolve("root").resolve(archive.getFileName()));
    for (String each : List.of("systemctl", "receivers")) {
      try (InputStream in = DeployingIT.class.getResourceAsStream("/onemachine/" + each)) {
        Path file = debian.root().resolve("usr/local/bin").resolve(each);
        Files.copy(in, file);
        assertThat(file.toFile().setExecutable(true, false)).isTrue();
      }
    }
    Files.createDirectories(debian.root().resolve("var/log/asterisk/cdr-csv"));
    debian.start(List.of());
    run("touch /var/log/ringfence-journal && chmod 666 /var/log/ringfence-journal");
    debian.bash(folder.resolve("receivers"), "-c", "exec /usr/local/bin/receivers");
    Files.writeString(
        debian.at("/root/page.sh"),
        "PATH=/usr/local/bin:$PATH\n"
            + page.replace("\nEND", HOOK + "\nEND").replace("ringfence notify test", awaited()));
    run("/root/page.sh");
  }

  /** A start takes a moment; systemd's command returns before that. */
  private static String awaited() {
    return "ringfence --version; until grep -q ^ready /var/log/ringfence-journal; do sleep 0.2;"
        + " done; /opt/ringfence/bin/ringfence notify test";
  }

  private static String commands(String page) {
    StringBuilder all = new StringBuilder();
    Matcher fence = FENCE.matcher(page);
    while (fence.find()) {
      all.append(fence.group(1));
    }
    return all.toString();
  }

  private static void run(String command) throws Exception {
    Path said = folder.resolve("said");
    Process process =
        command.startsWith("/")
            ? debian.bash(said, "-euo", "pipefail", "-x", command)
            : debian.bash(said, "-euc", command);
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended && process.exitValue() == 0).as(Files.readString(said) + journal()).isTrue();
  }

  private static String journal() throws IOException {
    Path file = debian.at("/var/log/ringfence-journal");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @AfterAll
  static void end() throws Exception {
    if (debian != null) {
      debian.end();
    }
  }

  @Test
  void whatAnAsteriskWritesIsMailedAlsoAfterARestartOfTheMachine() throws Exception {
    await("mails", "This is a test of the receiver operations");

    guess(40, "203.0.113.9");
    await("mails", "registration-brute-force");
    await("posts", "registration-brute-force");
    call(12, 0);
    await("mails", "irsf");
    await("posts", "irsf");

    // The machine goes down, and comes up again.
    run(
        "pkill -KILL -u ringfence; sleep 1; : > /var/log/ringfence-journal; : > /root/mails; : > /root/posts");
    run("exec /usr/local/bin/systemctl start ringfence");
    guess(40, "203.0.113.77");
    await("mails", "203.0.113.77");
    await("posts", "203.0.113.77");
    assertThat(journal()).contains("The last run was not stopped in order");
  }

  private static void await(String what, String text) throws Exception {
    Path file = debian.at("/root/" + what);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(file) || !Files.readString(file).contains(text)) {
      assertThat(System.nanoTime())
          .as(
              text
                  + " never came\n"
                  + journal()
                  + (Files.exists(file) ? Files.readString(file) : ""))
          .isLessThan(deadline);
      Thread.sleep(200);
    }
  }

  private static void append(String file, String lines) throws IOException {
    Files.writeString(debian.at(file), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void guess(int count, String address) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      Instant now = Instant.now();
      lines.append(
          """
          [%s] SECURITY[2801] res_security_log.c: SecurityEvent="InvalidPassword",EventTV="%s",\
          Severity="Error",Service="PJSIP",EventVersion="2",AccountID="102",SessionID="s%d",\
          LocalAddress="IPV4/UDP/198.51.100.4/5060",RemoteAddress="IPV4/UDP/%s/5060",Challenge="",\
          ReceivedChallenge="",ReceivedHash=""
          """
              .formatted(STAMP.format(now), now.toString().replace("Z", "+0000"), i, address));
    }
    append("/var/log/asterisk/security", lines.toString());
  }

  private static void call(int count, int from) throws IOException {
    StringBuilder lines = new StringBuilder();
    Instant end = Instant.now().minusSeconds(2);
    for (int i = from; i < from + count; i++) {
      lines.append(
          """
          "","104","+8821600010%02d","from-internal","104","PJSIP/104-%08x","PJSIP/carrier-a-%08x",\
          "Dial","PJSIP/x@carrier-a","%s","%s","%s",9,8,"ANSWERED","DOCUMENTATION","%d.%d",""
          """
              .formatted(
                  i,
                  2 * i,
                  2 * i + 1,
                  STAMP.format(end.minusSeconds(10 + i)),
                  STAMP.format(end.minusSeconds(9 + i)),
                  STAMP.format(end.minusSeconds(1 + i)),
                  end.getEpochSecond() - 10 - i,
                  i));
    }
    append("/var/log/asterisk/cdr-csv/Master.csv", lines.toString());
  }
}
