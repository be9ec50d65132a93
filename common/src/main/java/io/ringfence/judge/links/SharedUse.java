package io.ringfence.judge.links;

import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.judge.state.SubjectLinks.Other;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Whether so many use a subject that a link to it says nothing: an office's address, a family's
 * telephone, a shared desk, a number that has a new holder. Listed users are not counted: somebody
 * who comes back again and again on one device does not make it shared.
 *
 * @param listed keys of those whose listings the subject's own follow from
 */
record SharedUse(Subject subject, SubjectLinks links, Set<String> listed) {

  /**
   * Accounts, or numbers, of one device or address, or accounts of one number, that nobody lists. A
   * listed customer who comes back has one new identity at a time, and his last one may not be
   * listed yet; three of a kind are a household or more. (No published figure is known.)
   */
  private static final int OF_A_THING = 3;

  /** Numbers, or devices, of one account: a customer's own, so a business and not a person. */
  private static final int OF_AN_ACCOUNT = SubjectLinks.MOST_OF_A_KIND;

  /**
   * A number is given to somebody else after it has been silent for so long: the FCC has carriers
   * wait 45 days at least (47 CFR 52.15(f)), others less.
   */
  private static final long SILENCE_MILLIS = 30 * SubjectLinks.DAY;

  boolean shared() {
    return switch (subject.kind()) {
      case DEVICE, ADDRESS ->
          others(SubjectKind.ACCOUNT) >= OF_A_THING || others(SubjectKind.NUMBER) >= OF_A_THING;
      case NUMBER -> others(SubjectKind.ACCOUNT) >= OF_A_THING;
      case ACCOUNT ->
          others(SubjectKind.NUMBER) >= OF_AN_ACCOUNT
              || others(SubjectKind.DEVICE) >= OF_AN_ACCOUNT;
      default -> true;
    };
  }

  private long others(SubjectKind of) {
    return links.of(of).stream().filter(other -> !listed.contains(other.key())).count();
  }

  /**
   * From when on somebody else holds the number that was listed earlier; {@link Long#MAX_VALUE} if
   * nobody is known to.
   */
  long newHolderAfter(long listedFrom) {
    if (subject.kind() != SubjectKind.NUMBER) {
      return Long.MAX_VALUE;
    }
    List<Other> all = new ArrayList<>(links.all());
    all.sort(Comparator.comparingLong(Other::first));
    long last = Long.MAX_VALUE;
    for (Other each : all) {
      if (last != Long.MAX_VALUE
          && each.first() > listedFrom
          && each.first() - last >= SILENCE_MILLIS) {
        return each.first();
      }
      last = last == Long.MAX_VALUE ? each.last() : Math.max(last, each.last());
    }
    return Long.MAX_VALUE;
  }
}
