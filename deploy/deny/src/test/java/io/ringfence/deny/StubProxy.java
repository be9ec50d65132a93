package io.ringfence.deny;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Answers as Kamailio's {@code htable} and OpenSIPS' cache do, and can be restarted. */
final class StubProxy implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, String> entries = new ConcurrentHashMap<>();

  StubProxy() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode call = JSON.readTree(exchange.getRequestBody());
    ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
    JsonNode said = call.path("params");
    boolean array = said.isArray();
    String key =
        array ? said.get(0).asText() + ":" + said.get(1).asText() : said.path("attr").asText();
    String value = array ? said.path(2).asText() : said.path("value").asText();
    switch (call.path("method").asText()) {
      case "htable.setxs", "cache_store" -> {
        long seconds = array ? said.path(3).asLong() : said.path("expire").asLong();
        entries.put(key, value + " " + (seconds > 0));
        answer.put("result", "ok");
      }
      case "htable.get", "cache_fetch" -> {
        if (entries.containsKey(key)) {
          answer.putObject("result").put("value", entries.get(key));
        } else {
          answer.putObject("error").put("code", 500);
        }
      }
      case "htable.delete", "cache_remove" -> {
        entries.remove(key);
        answer.put("result", "ok");
      }
      default -> answer.putObject("error").put("code", -32601);
    }
    byte[] body = answer.toString().getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** What it has, without the marks. */
  Map<String, String> entries() {
    Map<String, String> all = new TreeMap<>(entries);
    all.keySet().removeIf(each -> each.endsWith(":ringfence:mark"));
    return all;
  }

  void restart() {
    entries.clear();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/RPC";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
