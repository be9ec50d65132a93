package io.ringfence.console.page;

import io.ringfence.console.access.Role;

/**
 * What is around every page.
 *
 * @param place which entry of the navigation it is
 * @param live address of the page's stream of changes
 * @param token what every form has to carry
 * @param assets where style sheets and scripts are
 * @param now when the page was made, epoch milliseconds
 */
public record Frame(
    String title,
    String place,
    String live,
    String user,
    Role role,
    String token,
    String assets,
    Strip strip,
    long now) {}
