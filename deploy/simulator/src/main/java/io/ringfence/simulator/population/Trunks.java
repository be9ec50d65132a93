package io.ringfence.simulator.population;

import java.util.List;

/** The carriers' trunks. Calls with the same first digits take the same one. */
public final class Trunks {

  private static final List<String> TRUNKS =
      List.of("carrier-a", "carrier-b", "carrier-c", "carrier-d", "wholesale-1", "wholesale-2");

  private static final int PREFIX_LENGTH = 4;

  private Trunks() {}

  /** The trunk of calls to a number, or from it if the call comes in. */
  public static String of(String number) {
    String prefix = number.substring(0, Math.min(number.length(), PREFIX_LENGTH));
    return TRUNKS.get((int) (RandomSource.hash(7, prefix.hashCode()) >>> 40) % TRUNKS.size());
  }
}
