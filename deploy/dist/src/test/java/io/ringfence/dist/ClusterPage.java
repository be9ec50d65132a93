package io.ringfence.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** {@code docs/cluster.md}, as far as a script reads it. */
record ClusterPage(String text) {

  /** The heading before which both jobs run, and have raised an alert. */
  private static final String STOP = "## Stop, and start again";

  private static final Pattern FENCE = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([0-9][0-9a-z, ]*) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");

  /**
   * A line of the table of ports.
   *
   * @param address {@code all} or {@code 127.0.0.1}
   * @param asked what somebody has to show there
   */
  record Port(List<Integer> ports, String address, String asked) {

    boolean forAll() {
      return address.equals("all");
    }

    boolean asksForACertificate() {
      return asked.startsWith("a certificate") || asked.startsWith("the certificate");
    }
  }

  static ClusterPage of(Path release) throws IOException {
    return new ClusterPage(Files.readString(release.resolve("docs/cluster.md")));
  }

  /** All commands until everything runs. */
  String start() {
    return commands(text.substring(0, text.indexOf(STOP)));
  }

  /** Those after it. */
  String stop() {
    return commands(text.substring(text.indexOf(STOP)));
  }

  private static String commands(String text) {
    StringBuilder all = new StringBuilder();
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      all.append(fence.group(1));
    }
    return all.toString();
  }

  /** The command that needs the network, which the machine has only before the others are run. */
  String packages() {
    return start()
        .lines()
        .filter(each -> each.startsWith("apt-get install "))
        .findFirst()
        .orElseThrow();
  }

  /** The address that the firewall lets in. */
  String prometheus() {
    return start()
        .lines()
        .filter(each -> each.startsWith("prometheus="))
        .findFirst()
        .orElseThrow()
        .substring("prometheus=".length());
  }

  List<Port> ports() {
    List<Port> rows = new ArrayList<>();
    Matcher row = ROW.matcher(text);
    while (row.find()) {
      rows.add(new Port(numbers(row.group(1)), row.group(2).strip(), row.group(4).strip()));
    }
    return rows;
  }

  private static List<Integer> numbers(String said) {
    List<Integer> all = new ArrayList<>();
    for (String each : said.split(",", -1)) {
      String[] ends = each.strip().split(" to ", -1);
      int last = Integer.parseInt(ends[ends.length - 1].strip());
      IntStream.rangeClosed(Integer.parseInt(ends[0].strip()), last).forEach(all::add);
    }
    return all;
  }
}
