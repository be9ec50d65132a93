package io.ringfence.anonymous;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says as much of each case as at least {@link #LEAST} subjects share. What fewer share is said
 * less exactly, together with whatever else is then alike; what stays too rare at the last step is
 * not said at all.
 */
final class SmallGroups {

  /** As in the indicators: fewer than that can be told apart by whoever knows one of them. */
  static final int LEAST = 5;

  /** What is said of each subject: a record a profile. */
  private final Map<String, NavigableSet<Profile>> said = new HashMap<>();

  private int leftOut;

  private SmallGroups() {}

  static SmallGroups of(List<SubjectCase> cases) {
    SmallGroups groups = new SmallGroups();
    List<SubjectCase> rest = cases;
    for (int step = 0; step < Profile.STEPS; step++) {
      rest = groups.say(rest, step);
    }
    rest.forEach(each -> groups.leftOut += each.alerts());
    return groups;
  }

  /** What has to be said less exactly. */
  private List<SubjectCase> say(List<SubjectCase> cases, int step) {
    Map<Profile, Set<String>> subjects = new HashMap<>();
    for (SubjectCase each : cases) {
      subjects
          .computeIfAbsent(each.profile().said(step), first -> new HashSet<>())
          .add(each.subject());
    }
    List<SubjectCase> rest = new ArrayList<>();
    for (SubjectCase each : cases) {
      Profile profile = each.profile().said(step);
      if (subjects.get(profile).size() >= LEAST) {
        said.computeIfAbsent(each.subject(), first -> new TreeSet<>()).add(profile);
      } else {
        rest.add(each);
      }
    }
    return rest;
  }

  Map<String, NavigableSet<Profile>> said() {
    return said;
  }

  /** How many alerts are in no record. */
  int leftOut() {
    return leftOut;
  }
}
