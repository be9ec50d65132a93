package io.ringfence.console.web;

import io.ringfence.signal.encoding.Hash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Style sheets and scripts, all of them from the jar; their address changes with their content. */
final class StaticAssets {

  private static final String UPLOT = "/META-INF/resources/webjars/uplot/" + uplotVersion() + "/";

  private static final Map<String, String> PLACES =
      Map.of(
          "console.css", "/io/ringfence/console/console.css",
          "console.js", "/io/ringfence/console/console.js",
          "charts.js", "/io/ringfence/console/charts.js",
          "icon.svg", "/io/ringfence/console/icon.svg",
          "uplot.js", UPLOT + "dist/uPlot.iife.min.js",
          "uplot.css", UPLOT + "dist/uPlot.min.css",
          "uplot-licence.txt", UPLOT + "LICENSE");

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "txt", "text/plain; charset=utf-8");

  private final Map<String, byte[]> byName = new TreeMap<>();
  private final String version;

  StaticAssets() {
    PLACES.forEach((name, place) -> byName.put(name, read(place)));
    MessageDigest digest = Hash.sha256();
    byName.values().forEach(digest::update);
    version = HexFormat.of().formatHex(digest.digest(), 0, 6);
  }

  private static byte[] read(String place) {
    try (InputStream in = StaticAssets.class.getResourceAsStream(place)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: " + place);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version that the build has chosen: a webjar has it in its paths and in its Maven files. */
  private static String uplotVersion() {
    Properties maven = new Properties();
    byte[] bytes = read("/META-INF/maven/org.webjars.npm/uplot/pom.properties");
    try (InputStream in = new ByteArrayInputStream(bytes)) {
      maven.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return maven.getProperty("version");
  }

  /** Where they are, without a slash at the end. */
  String prefix() {
    return "/static/" + version;
  }

  void send(String name, WebExchange request) {
    byte[] asset = byName.get(name);
    if (asset == null) {
      request.plain(404, "There is no such file.");
      return;
    }
    request.header("Cache-Control", "private, max-age=31536000, immutable");
    request.header("Content-Type", TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
    request.exchange().getResponseSender().send(ByteBuffer.wrap(asset));
  }
}
