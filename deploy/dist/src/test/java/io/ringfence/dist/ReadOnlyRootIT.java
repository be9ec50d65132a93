package io.ringfence.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The launcher where its image puts it: a user without a name, and only {@code /tmp} to write. */
@Tag("full") // mounts of its own
class ReadOnlyRootIT {

  /** The release is at /opt, and /tmp is empty. Whoever could write to /opt gets no further. */
  private static final String CONFINED =
      """
      set -e
      mount --make-rprivate /
      mount --bind "$1" /opt
      mount -t tmpfs -o mode=1777 tmpfs /tmp
      for each in $(cut -d ' ' -f 2 /proc/self/mounts | grep -vE '^/(proc|sys|dev|tmp)(/|$)'); do
        mount -o remount,ro,bind "$each" 2> /dev/null || true
      done
      if touch /opt/written /var/tmp/written 2> /dev/null; then echo "not read-only"; exit 1; fi
      cd /tmp
      exec setpriv --reuid 9998 --regid 9998 --clear-groups --no-new-privs --bounding-set=-all \\
        bash -c "$2"
      """;

  private static Release release;

  @BeforeAll
  static void unpack() throws Exception {
    String mounts = "mount --make-rprivate / && mount -t tmpfs tmpfs /tmp && setpriv --version";
    boolean may = new ProcessBuilder("unshare", "-m", "bash", "-c", mounts).start().waitFor() == 0;
    assumeTrue(may, "mounts cannot be made here");
    release = Release.shared();
  }

  private static String said(String script) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("unshare", "-m", "bash", "-c", CONFINED));
    command.addAll(List.of("bash", release.home().toString(), script));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    Path java = Path.of(System.getProperty("java.home"), "bin");
    builder.environment().put("PATH", java + ":/usr/sbin:/usr/bin:/sbin:/bin");
    builder.environment().put("RINGFENCE_JAVA_OPTS", "-Xmx1g");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void aVerbWritesToTheTemporaryFolderOnly() throws Exception {
    String said =
        said(
            """
            set -e
            id -u
            /opt/bin/ringfence rules check /opt/rules/pack
            echo '{"type":"security","id":"a","time":1764000000000,"event":"register.failed"}' \\
              | /opt/bin/ringfence scan - --out /tmp/found
            ls /tmp/found
            """);

    assertThat(said).startsWith("9998\n").contains("summary.json");
  }
}
