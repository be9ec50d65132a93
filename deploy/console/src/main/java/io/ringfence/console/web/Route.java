package io.ringfence.console.web;

import io.ringfence.console.accountability.AccessAction;
import java.util.Optional;

/**
 * An address of the console.
 *
 * @param template of the path, such as {@code /alerts/{alert}}
 * @param action what each request leaves on the access log; empty if nothing
 * @param why it leaves nothing; empty if it does
 */
public record Route(String method, String template, Optional<AccessAction> action, String why) {

  public Route {
    if (action.isPresent() != why.isEmpty()) {
      throw new IllegalArgumentException(
          method + " " + template + " either leaves an entry on the access log, or says why not");
    }
  }
}
