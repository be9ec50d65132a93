package io.ringfence.privacy;

/**
 * What is held of one subject, for an answer to a request for access. Personal data.
 *
 * @param id says nothing of the subject
 * @param json the document
 */
public record AccessDocument(String id, String json) {

  /** The id of the document that a request makes. */
  public static String id(String request) {
    return request + ":document";
  }
}
