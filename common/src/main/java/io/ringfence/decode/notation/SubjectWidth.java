package io.ringfence.decode.notation;

import io.ringfence.ip.IpNetwork;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.Optional;

/**
 * How much one listing may cover. One entry for {@code +1} or {@code 0.0.0.0/0} would accuse, or
 * clear, a continent.
 */
public final class SubjectWidth {

  /** The widest that somebody ever held as one: a /8 of IPv4, a /19 of IPv6 (RIPE, 2005). */
  public static final int WIDEST_V4 = 8;

  public static final int WIDEST_V6 = 19;

  /** A whole country of those whose code has three digits, a ninth of those with two. */
  public static final int SHORTEST_RANGE = 3;

  private SubjectWidth() {}

  /** What is wrong with a range or network that is too wide; empty of all others. */
  public static Optional<String> fault(Subject subject) {
    if (subject.kind() == SubjectKind.RANGE) {
      boolean wide = subject.value().length() <= SHORTEST_RANGE; // the plus counts
      return wide ? Optional.of("a range of fewer than " + SHORTEST_RANGE + " digits") : none();
    }
    return subject.kind() == SubjectKind.NETWORK ? fault(IpNetwork.of(subject.value())) : none();
  }

  /** The same of a network. */
  public static Optional<String> fault(IpNetwork network) {
    int widest = network.v6() ? WIDEST_V6 : WIDEST_V4;
    return network.length() < widest ? Optional.of("wider than a /" + widest) : none();
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
