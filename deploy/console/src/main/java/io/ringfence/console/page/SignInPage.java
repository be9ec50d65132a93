package io.ringfence.console.page;

/**
 * The one page for those who are not signed in.
 *
 * @param nonce of its own style, the only one that is not from a file
 * @param fault what went wrong; empty at first
 * @param alert the id of the one that is shown then; empty of the queue
 */
public record SignInPage(String nonce, String fault, String alert) {}
