package io.ringfence.console.web;

import io.ringfence.console.accountability.AccessAction;
import io.undertow.server.HttpHandler;
import io.undertow.server.RoutingHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Addresses with what answers them, each with what it leaves on the access log. */
final class RouteTable {

  private final RoutingHandler handlers = new RoutingHandler();
  private final List<Route> routes = new ArrayList<>();

  /** An address whose every request is on the access log. */
  RouteTable logged(AccessAction action, String method, String template, HttpHandler handler) {
    return add(new Route(method, template, Optional.of(action), ""), handler);
  }

  /** An address whose requests are not, and why. */
  RouteTable unlogged(String why, String method, String template, HttpHandler handler) {
    return add(new Route(method, template, Optional.empty(), why), handler);
  }

  private RouteTable add(Route route, HttpHandler handler) {
    routes.add(route);
    handlers.add(route.method(), route.template(), handler);
    return this;
  }

  /** With what answers all other addresses, and other methods. */
  RoutingHandler handlers(HttpHandler unknown, HttpHandler otherMethod) {
    return handlers.setFallbackHandler(unknown).setInvalidMethodHandler(otherMethod);
  }

  List<Route> routes() {
    return List.copyOf(routes);
  }
}
