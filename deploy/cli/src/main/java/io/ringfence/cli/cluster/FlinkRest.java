package io.ringfence.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the state of one job from the job manager. Answers are empty while it is away. */
public final class FlinkRest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
  private final String address;
  private final String jobId;
  private final String job;

  /**
   * Of one job.
   *
   * @param address host and port
   */
  public FlinkRest(String address, String jobId) {
    this.address = address;
    this.jobId = jobId;
    this.job = "/jobs/" + jobId;
  }

  /** Whether every task of the job runs. */
  public boolean running() throws InterruptedException {
    if (!known()) {
      return false;
    }
    JsonNode answer = ask(job);
    for (JsonNode vertex : answer.path("vertices")) {
      if (!vertex.path("status").asText().equals("RUNNING")) {
        return false;
      }
    }
    return answer.path("state").asText().equals("RUNNING") && !answer.path("vertices").isEmpty();
  }

  /** A job manager logs an error for each question about a job that it does not know yet. */
  private boolean known() throws InterruptedException {
    for (JsonNode each : ask("/jobs").path("jobs")) {
      if (each.path("id").asText().equals(jobId)) {
        return true;
      }
    }
    return false;
  }

  /** Counts of checkpoints since this job manager was started: completed, failed, restored... */
  public long checkpoints(String which) throws InterruptedException {
    return ask(job + "/checkpoints").path("counts").path(which).asLong();
  }

  /** A gauge of whole numbers, summed over all tasks that have it. */
  public long sum(String gauge) throws InterruptedException {
    double sum = 0;
    for (JsonNode vertex : ask(job).path("vertices")) {
      String metrics = job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
      List<String> names = new ArrayList<>();
      for (JsonNode metric : ask(metrics)) {
        String name = metric.path("id").asText();
        if (name.endsWith('.' + gauge)) {
          names.add(name);
        }
      }
      for (String name : names) {
        JsonNode answer =
            ask(metrics + "?agg=sum&get=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
        sum += answer.path(0).path("sum").asDouble();
      }
    }
    return Math.round(sum);
  }

  /**
   * Has the job stop with a savepoint; whether the job manager has taken the order. The savepoint
   * is there once it has its metadata.
   *
   * @param folder of savepoints, as an URI
   */
  public boolean stop(String folder) throws InterruptedException {
    String order = JSON.createObjectNode().put("targetDirectory", folder).toString();
    return answer(
            request(job + "/stop")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order)))
        .isPresent();
  }

  /** Cancels the job; whether the job manager has answered. */
  boolean cancel() throws InterruptedException {
    return answer(
            request(job + "?mode=cancel").method("PATCH", HttpRequest.BodyPublishers.noBody()))
        .isPresent();
  }

  private JsonNode ask(String path) throws InterruptedException {
    return answer(request(path)).orElse(JSON.nullNode());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(ANSWER);
  }

  private Optional<JsonNode> answer(HttpRequest.Builder request) throws InterruptedException {
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      return response.statusCode() / 100 == 2
          ? Optional.of(JSON.readTree(response.body()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
