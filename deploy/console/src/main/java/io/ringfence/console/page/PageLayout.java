package io.ringfence.console.page;

import io.ringfence.console.access.UserRole;

/**
 * What is around every page.
 *
 * @param place which entry of the navigation it is
 * @param live address of the page's stream of changes
 * @param token what every form has to carry
 * @param assets where style sheets and scripts are
 * @param now when the page was made, epoch milliseconds
 */
public record PageLayout(
    String title,
    String place,
    String live,
    String user,
    UserRole role,
    String token,
    String assets,
    StatusBanner banner,
    long now) {}
