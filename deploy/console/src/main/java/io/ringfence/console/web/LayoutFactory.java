package io.ringfence.console.web;

import io.ringfence.console.page.PageLayout;

/** Makes what is around a page. */
interface LayoutFactory {

  /**
   * Makes it.
   *
   * @param place which entry of the navigation it is, and which kind of page for its stream
   * @param live what the stream has to know beside that, as a query
   */
  PageLayout of(WebExchange request, String title, String place, String live);
}
