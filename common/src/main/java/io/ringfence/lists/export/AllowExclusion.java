package io.ringfence.lists.export;

import io.ringfence.enrich.NumberPlan;
import io.ringfence.enrich.Tariff;
import io.ringfence.ip.IpNetwork;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Takes out of a range or a network what is cleared within it, for systems that know no exceptions:
 * what is left is smaller ranges and networks. A number that calls for help is always cleared.
 */
public final class AllowExclusion {

  /** A calling code and an emergency number behind it: +44999. */
  private static final int LONGEST_EMERGENCY = 6;

  private final NavigableSet<IpNetwork> networks = new TreeSet<>();
  private final NavigableSet<String> numbers = new TreeSet<>();
  private final NumberPlan plan = new NumberPlan(Tariff.EMPTY);

  public AllowExclusion(Collection<Subject> cleared) {
    for (Subject subject : cleared) {
      switch (subject.kind()) {
        case ADDRESS, NETWORK -> networks.add(IpNetwork.of(subject));
        case NUMBER, RANGE -> numbers.add(subject.value());
        default -> {
          // The others stand for nobody else.
        }
      }
    }
  }

  /** What is left of a subject; itself, mostly. */
  public List<Subject> cut(Subject subject) {
    List<Subject> left = new ArrayList<>(1);
    if (subject.kind() == SubjectKind.NETWORK) {
      cut(IpNetwork.of(subject), each -> left.add(each.subject()));
    } else if (subject.kind() == SubjectKind.RANGE) {
      NavigableSet<String> holes = new TreeSet<>(numbers);
      emergencies(subject.value(), holes);
      cut(subject.value(), holes, each -> left.add(new Subject(SubjectKind.RANGE, each)));
    } else {
      left.add(subject);
    }
    return left;
  }

  private void cut(IpNetwork network, Consumer<IpNetwork> left) {
    IpNetwork first = new IpNetwork(network.v6(), network.high(), network.low(), 0);
    IpNetwork last = network.last();
    NavigableSet<IpNetwork> inside = networks.subSet(first, true, last, true);
    if (inside.isEmpty()) {
      left.accept(network);
    } else if (inside.first().length() > network.length()) {
      network.halves().forEach(each -> cut(each, left));
    }
  }

  private static void cut(String range, NavigableSet<String> holes, Consumer<String> left) {
    // ':' comes after the digits.
    NavigableSet<String> inside = holes.subSet(range, true, range + ":", false);
    if (inside.isEmpty()) {
      left.accept(range);
    } else if (inside.first().length() > range.length()) {
      for (char digit = '0'; digit <= '9'; digit++) {
        cut(range + digit, holes, left);
      }
    }
  }

  private void emergencies(String range, NavigableSet<String> holes) {
    if (plan.emergency(range)) {
      holes.add(range);
    } else if (range.length() <= LONGEST_EMERGENCY) {
      for (char digit = '0'; digit <= '9'; digit++) {
        emergencies(range + digit, holes);
      }
    }
  }
}
