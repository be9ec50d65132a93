package io.ringfence.cli.doctor;

/**
 * What one check found.
 *
 * @param check its name
 * @param found in words
 * @param remedy what to do; empty where nothing is to be done
 */
record Finding(String check, Result result, String found, String remedy) {

  enum Result {
    GOOD,
    WRONG,
    /** It could not be looked at from here. */
    UNKNOWN
  }

  static Finding good(String check, String found) {
    return new Finding(check, Result.GOOD, found, "");
  }

  static Finding wrong(String check, String found, String remedy) {
    return new Finding(check, Result.WRONG, found, remedy);
  }

  static Finding unknown(String check, String why) {
    return new Finding(check, Result.UNKNOWN, why, "");
  }

  boolean isWrong() {
    return result == Result.WRONG;
  }
}
