package io.ringfence.alert;

import io.ringfence.ip.IpNetwork;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What an alert may share with others about the same attack: two alerts with a link in common, at
 * about the same time, belong together. A function of what the alert says.
 *
 * <p>Whoever is one party (an account, a device, a number, a text, a meeting) links by itself. What
 * many may be behind (an address, a trunk) links only alerts of one fraud: an office's or a
 * carrier's address would make one story of all that its users do. Where an alert names nobody but
 * its subject, its neighbours link as well, again within one fraud: who attacks from outside does
 * so from a rack of addresses or a block of numbers.
 */
public final class AlertLinks {

  private static final Set<SubjectKind> PARTIES =
      EnumSet.of(
          SubjectKind.ACCOUNT,
          SubjectKind.DEVICE,
          SubjectKind.NUMBER,
          SubjectKind.CONTENT,
          SubjectKind.MEETING);

  /** Numbers are assigned to carriers and their customers in blocks of 1,000 or more. */
  private static final int DIGITS_WITHIN_BLOCK = 3;

  /** With the plus: what is left of a shorter number is hardly more than its country. */
  private static final int SHORTEST_WITH_BLOCK = 9;

  /** The network of one host, or one customer, in IPv6: its first four groups. */
  private static final int GROUPS_OF_HOST = 4;

  private AlertLinks() {}

  /** All links of an alert, its subject's first; at most three and one for each accused. */
  public static List<String> of(String fraud, Subject subject, List<Subject> accused) {
    Set<String> links = new LinkedHashSet<>(own(fraud, subject, accused));
    for (Subject each : accused) {
      String name = each.name();
      links.add(PARTIES.contains(each.kind()) ? name : within(fraud, name));
    }
    return List.copyOf(links);
  }

  /** Those that the subject itself brings; at least one. */
  public static List<String> own(String fraud, Subject subject, List<Subject> accused) {
    List<String> links = new ArrayList<>(3);
    String name = subject.name();
    boolean party = PARTIES.contains(subject.kind());
    // An address that is itself accused of two things is one story, whoever shares it.
    if (party || subject.kind() == SubjectKind.ADDRESS) {
      links.add(name);
    }
    if (!party) {
      links.add(within(fraud, name));
    }
    String neighbours = accused.isEmpty() ? neighbours(subject) : "";
    if (!neighbours.isEmpty()) {
      links.add(within(fraud, neighbours));
    }
    return links;
  }

  /** A link among alerts of one fraud only. */
  public static String within(String fraud, String name) {
    return fraud + "@" + name;
  }

  /** The block or the network that a subject is in; empty if there is none. */
  private static String neighbours(Subject subject) {
    String value = subject.value();
    if (subject.kind() == SubjectKind.NUMBER
        && value.startsWith("+")
        && value.length() >= SHORTEST_WITH_BLOCK) {
      return "range:" + value.substring(0, value.length() - DIGITS_WITHIN_BLOCK);
    }
    if (subject.kind() == SubjectKind.ADDRESS) {
      return value.indexOf(':') < 0
          ? "network:" + value.substring(0, value.lastIndexOf('.') + 1) + "0/24"
          : "network:" + firstGroups(IpNetwork.of(subject)) + "::/64";
    }
    return "";
  }

  /** Without the short form for zeros: ids of stories hang on how links have always read. */
  private static String firstGroups(IpNetwork address) {
    StringJoiner groups = new StringJoiner(":");
    for (int i = 0; i < GROUPS_OF_HOST; i++) {
      groups.add(Integer.toHexString(address.group(i)));
    }
    return groups.toString();
  }
}
