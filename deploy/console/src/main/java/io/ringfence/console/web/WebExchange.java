package io.ringfence.console.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.ringfence.console.access.UserSession;
import io.ringfence.console.backend.ConsoleView;
import io.ringfence.console.page.Masking;
import io.ringfence.console.page.PageLayout;
import io.ringfence.console.page.StatusBanner;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.form.FormData;
import io.undertow.server.handlers.form.FormDataParser;
import io.undertow.server.handlers.form.FormEncodedDataDefinition;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request of somebody who is signed in, and its answer.
 *
 * @param view what whoever asks may see
 * @param assets where style sheets and scripts are
 */
record WebExchange(
    HttpServerExchange exchange,
    TemplateEngine pages,
    UserSession session,
    ConsoleView view,
    Masking masking,
    FormData form,
    AccessTrail trail,
    String assets) {

  /**
   * What is around a page.
   *
   * @param place which entry of the navigation it is, and which kind of page for its stream
   * @param live what the stream has to know beside that, as a query
   */
  private PageLayout layout(String title, String place, String live) {
    return new PageLayout(
        title,
        place,
        "/live?page=" + place + (live.isEmpty() ? "" : "&" + live),
        session.user().name(),
        session.role(),
        session.token(),
        assets,
        StatusBanner.of(view.health(), view.progress(), view.now()),
        view.now());
  }

  /** What a page shows of what somebody may see. */
  interface Content {
    Object of(PageLayout layout, ConsoleView view, Masking masking);
  }

  /** A whole page; its template is called like its place. */
  void page(String title, String place, String live, Content content) {
    page(place + ".jte", content.of(layout(title, place, live), view, masking));
  }

  /** A part of the path that the route names. */
  String part(String name) {
    Deque<String> values = exchange.getQueryParameters().get(name);
    return values == null ? "" : values.getFirst();
  }

  /** The query, of each name the first value. */
  Map<String, String> query() {
    return query(exchange);
  }

  static Map<String, String> query(HttpServerExchange exchange) {
    Map<String, String> query = new HashMap<>();
    exchange.getQueryParameters().forEach((name, values) -> query.put(name, values.getFirst()));
    return query;
  }

  /** A field of the form; empty if it is not there. */
  String field(String name) {
    return field(form, name);
  }

  /** A field of a form; empty if it is not there. */
  static String field(FormData form, String name) {
    FormData.FormValue value = form == null ? null : form.getFirst(name);
    return value == null || value.isFileItem() ? "" : value.getValue();
  }

  static FormData form(HttpServerExchange exchange) throws IOException {
    FormEncodedDataDefinition definition = new FormEncodedDataDefinition();
    definition.setDefaultEncoding("UTF-8");
    try (FormDataParser parser = definition.create(exchange)) {
      return parser == null ? null : parser.parseBlocking();
    }
  }

  /** Answers why the job would refuse a privacy request, if it would. */
  void refuseFaulty(byte[] record) {
    Optional<String> fault = view.requests().fault(record);
    if (fault.isPresent()) {
      throw new AnswerException(400, fault.get());
    }
  }

  void header(String name, String value) {
    exchange.getResponseHeaders().put(new HttpString(name), value);
  }

  /** A page, or a part of one. */
  void page(String template, Object model) {
    page(200, template, model);
  }

  void page(int status, String template, Object model) {
    Utf8ByteOutput out = new Utf8ByteOutput();
    pages.render(template, model, out);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(out.getContentLength());
    try {
      out.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    send(status, "text/html; charset=utf-8", bytes.toByteArray());
  }

  void json(byte[] json) {
    send(200, "application/json", json);
  }

  void plain(int status, String text) {
    send(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private void send(int status, String type, byte[] body) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
    exchange.getResponseSender().send(ByteBuffer.wrap(body));
  }

  /** To another page, after something was done. */
  void see(String place) {
    exchange.setStatusCode(303);
    exchange.getResponseHeaders().put(Headers.LOCATION, place);
    exchange.endExchange();
  }
}
