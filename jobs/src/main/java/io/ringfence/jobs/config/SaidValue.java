package io.ringfence.jobs.config;

/**
 * What was said of an argument.
 *
 * @param value null if its name came without one
 * @param place the variable, or the file and its line; empty of the command line
 */
record SaidValue(String value, String place) {

  /** Behind a refusal, for people. */
  String behind() {
    return place.isEmpty() ? "" : " (" + place + ')';
  }
}
