package io.ringfence.cli.evaluate.report;

/**
 * What figures are of.
 *
 * @param commit of the code
 * @param pack the pack's digest, 64 hex digits; empty if the alerts were given and no pack was
 */
public record Provenance(String commit, String pack) {

  String sentence() {
    return "commit " + commit + (pack.isEmpty() ? "" : ", pack " + pack.substring(0, 16)) + "\n";
  }
}
