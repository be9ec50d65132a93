package io.ringfence.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Questions to a real Prometheus, as Grafana asks them. */
record PrometheusQueries(String address) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonNode post(String path, String parameter, String value)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/api/v1/" + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    parameter + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8)))
            .build();
    JsonNode answer =
        JSON.readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    if (!answer.path("status").asText().equals("success")) {
      throw new AssertionError(value + ": " + answer);
    }
    return answer.path("data");
  }

  /** Values that are numbers, of all series that the expression gives now. */
  List<Double> values(String expression) throws IOException, InterruptedException {
    List<Double> values = new ArrayList<>();
    for (JsonNode each : post("query", "query", expression).path("result")) {
      String value = each.path("value").path(1).asText();
      if (!value.equals("NaN")) {
        values.add(Double.parseDouble(value.replace("Inf", "Infinity")));
      }
    }
    return values;
  }

  double sum(String expression) throws IOException, InterruptedException {
    return values(expression).stream().mapToDouble(each -> each).sum();
  }

  /** Labels of all series that match. */
  List<JsonNode> series(String selector) throws IOException, InterruptedException {
    List<JsonNode> series = new ArrayList<>();
    post("series", "match[]", selector).forEach(series::add);
    return series;
  }
}
