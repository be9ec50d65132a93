package io.ringfence.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An empty Debian with some packages, in namespaces of its own (processes, network, mounts, name),
 * and a second network beside it for those who knock. The mirror is that of this machine's apt.
 */
final class EmptyDebian {

  static final String ADDRESS = "192.0.2.1";

  /** Somebody who has no business there. */
  static final String STRANGER = "192.0.2.77";

  private static final String NAME = "ringfence-1";

  private static final String START =
      """
      set -e
      mount --bind "$1" "$1"
      mount -t proc proc "$1/proc"
      mount --rbind /dev "$1/dev"
      hostname %s
      ip link set lo up
      echo ready
      exec chroot "$1" sleep 3600
      """
          .formatted(NAME);

  /** After which a command or a process is given up; the mirror may be slow. */
  private static final int PATIENCE_SECONDS = 600;

  /** What it takes to make one, and to start it. */
  private static final String MAY =
      """
      set -e
      [[ $(id -u) == 0 ]]
      unshare -n -u -i -m -p -f true
      device=$(mktemp -u)
      trap 'rm -f "$device"' EXIT
      mknod "$device" c 1 3
      : > "$device"
      """;

  private final Path root;
  private final List<Process> started = new ArrayList<>();
  private long inside;
  private long outside;

  /** Whether this machine lets a test have one. A container's root often may not. */
  static boolean may() throws Exception {
    ProcessBuilder tried = new ProcessBuilder("bash", "-c", MAY).redirectErrorStream(true);
    return tried.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
  }

  /**
   * Makes it.
   *
   * @param root an empty folder
   * @param packages beside the least that a Debian is
   */
  EmptyDebian(Path root, List<String> packages) throws Exception {
    this.root = root;
    String[] mirror = mirror();
    // Whatever it mounts, it mounts for itself only.
    said(
        "unshare",
        "-m",
        "debootstrap",
        "--variant=minbase",
        "--include=" + String.join(",", packages),
        mirror[1],
        root.toString(),
        mirror[0]);
    Files.writeString(
        root.resolve("etc/hosts"), "127.0.0.1 localhost\n127.0.1.1 %s\n".formatted(NAME));
  }

  /**
   * Starts it, with nothing in it that runs.
   *
   * @param others addresses of the second network beside that of a stranger
   */
  void start(List<String> others) throws Exception {
    inside =
        child(
            "unshare -n -u -i -m -p -f --kill-child bash -c".split(" ", -1),
            START,
            root.toString());
    outside =
        child(
            "unshare -n -f --kill-child bash -c".split(" ", -1), "echo ready; exec sleep 3600", "");
    connect(others);
  }

  /** Address and name of the release that this machine is of. */
  private static String[] mirror() throws Exception {
    String codename =
        Files.readAllLines(Path.of("/etc/os-release")).stream()
            .filter(each -> each.startsWith("VERSION_CODENAME="))
            .findFirst()
            .orElseThrow()
            .split("=", -1)[1];
    String format = "$(REPO_URI) $(CODENAME)";
    return said("apt-get", "indextargets", "--format", format, "Created-By: Packages")
        .lines()
        .map(each -> each.split(" ", -1))
        .filter(each -> each[0].startsWith("http") && each[1].equals(codename))
        .findFirst()
        .orElseThrow();
  }

  /** Starts what says "ready" once it is; the process in the new namespaces. */
  private long child(String[] command, String script, String argument) throws Exception {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(script, "bash", argument));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    started.add(process);
    String said = process.inputReader(UTF_8).readLine();
    assertThat(said).isEqualTo("ready");
    return process.children().findFirst().orElseThrow().pid();
  }

  private void connect(List<String> others) throws Exception {
    said(
        "nsenter -t %d -n ip link add there type veth peer name here netns %d"
            .formatted(outside, inside)
            .split(" ", -1));
    List<String> addresses = new ArrayList<>(others);
    addresses.add(STRANGER);
    for (String each : addresses) {
      ip(outside, "addr add " + each + "/24 dev there");
    }
    ip(outside, "link set there up");
    ip(inside, "addr add " + ADDRESS + "/24 dev here");
    ip(inside, "link set here up");
  }

  private static void ip(long network, String arguments) throws Exception {
    said(("nsenter -t " + network + " -n ip " + arguments).split(" ", -1));
  }

  /** A file of it, as its own processes see it. */
  Path at(String path) {
    return Path.of("/proc/" + inside + "/root" + path);
  }

  /** The same, where nothing is mounted: to be filled before anything runs. */
  Path root() {
    return root;
  }

  /** Runs bash in it as root, with nothing in its environment but a path. */
  Process bash(Path said, String... arguments) throws IOException {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("nsenter", "-t", Long.toString(inside), "-n", "-u", "-i", "-m", "-p"));
    all.addAll(
        List.of("-r", "-w", "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root"));
    all.add("bash");
    all.addAll(List.of(arguments));
    return new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(said.toFile()).start();
  }

  /** What {@link Knock} prints in its network, or in the one beside it. */
  List<String> knock(boolean fromOutside, String... arguments) throws Exception {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("nsenter", "-t", Long.toString(fromOutside ? outside : inside), "-n"));
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path classes = Path.of(Knock.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    all.addAll(List.of("-cp", classes.toString(), Knock.class.getName()));
    all.addAll(List.of(arguments));
    return said(all.toArray(String[]::new)).lines().toList();
  }

  private static String said(String... command) throws Exception {
    Path file = Files.createTempFile("said", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(file.toFile())
              .start();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      String said = Files.readString(file);
      assertThat(ended && process.exitValue() == 0)
          .as(String.join(" ", command) + '\n' + said)
          .isTrue();
      return said;
    } finally {
      Files.delete(file);
    }
  }

  /** Ends all its processes, and deletes it. */
  void end() throws Exception {
    for (Process each : started) {
      each.destroyForcibly();
      each.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    said("rm", "-rf", "--one-file-system", root.toString());
  }
}
