package io.ringfence.console.web;

import io.ringfence.console.page.Frame;

/** Makes what is around a page. */
interface Framing {

  /**
   * Makes it.
   *
   * @param place which entry of the navigation it is, and which kind of page for its stream
   * @param live what the stream has to know beside that, as a query
   */
  Frame of(Visit request, String title, String place, String live);
}
