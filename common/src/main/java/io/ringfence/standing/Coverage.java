package io.ringfence.standing;

import io.ringfence.ip.IpNetwork;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Keys of numbers and addresses in such an order that a range or a network covers one stretch of
 * them: found without looking at the others. About 150 bytes a key.
 */
public final class Coverage {

  /** After all digits. */
  private static final char END = '\uffff';

  private final TreeMap<String, String> numbers = new TreeMap<>();
  private final TreeMap<IpNetwork, String> addresses = new TreeMap<>();

  /** Takes up the key of a number or an address; those of other kinds are covered by nothing. */
  public void add(String key) {
    Subject subject = Subject.ofKey(key);
    if (subject.kind() == SubjectKind.NUMBER) {
      numbers.put(subject.value(), key);
    } else if (subject.kind() == SubjectKind.ADDRESS) {
      addresses.put(IpNetwork.of(subject), key);
    }
  }

  /** Those that {@link SharedStanding#covers} says a range or network covers. */
  public Collection<String> under(Subject changed) {
    if (changed.kind() == SubjectKind.RANGE) {
      return numbers.subMap(changed.value(), changed.value() + END).values();
    }
    if (changed.kind() == SubjectKind.NETWORK) {
      IpNetwork network = IpNetwork.of(changed);
      return addresses.subMap(network.first(), true, network.last(), true).values();
    }
    return List.of();
  }
}
