package io.ringfence.cli.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the processes of a cluster write to their logs and report to Prometheus. */
final class ProcessLogs {

  private static final Pattern REPORTER =
      Pattern.compile("Started PrometheusReporter HTTP server on port (\\d+)");

  private final Path folder;

  /**
   * Of a cluster that has started.
   *
   * @param folder below which it writes
   */
  ProcessLogs(Path folder) {
    this.folder = folder;
  }

  private String log(String process) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Path log =
          files.filter(each -> each.endsWith("logs/" + process + ".log")).findAny().orElseThrow();
      return Files.readString(log);
    }
  }

  List<String> lines(String process, String text) throws IOException {
    return log(process).lines().filter(line -> line.contains(text)).toList();
  }

  /** What a process reports to Prometheus, at the port that its log names last. */
  String metrics(String process) throws IOException, InterruptedException {
    Matcher started = REPORTER.matcher(log(process));
    String port = started.results().reduce((first, last) -> last).orElseThrow().group(1);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  /** Of a metric's values over its labels that which is furthest from 0. */
  double metric(String process, String name) throws IOException, InterruptedException {
    return metrics(process)
        .lines()
        .filter(line -> !line.startsWith("#") && line.contains(name + '{'))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .reduce((one, other) -> Math.abs(one) > Math.abs(other) ? one : other)
        .orElseThrow();
  }
}
