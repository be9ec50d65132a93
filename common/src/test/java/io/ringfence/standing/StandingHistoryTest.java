package io.ringfence.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.ip.AddressNotation;
import io.ringfence.signal.Exemption;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Any history, in any order of arrival and with repeats, asked about any subject, at any time, as
 * known at any time: the same as a replay over a plain list.
 */
class StandingHistoryTest {

  private static final SignalTopic[] ACTIONS = {
    SignalTopic.LISTING_ADD,
    SignalTopic.LISTING_ADD,
    SignalTopic.LISTING_REMOVE,
    SignalTopic.LISTING_ALLOW,
    SignalTopic.LISTING_EXEMPT,
    SignalTopic.LISTING_EXEMPT
  };

  private static final Subject[] LISTED = {
    new Subject(SubjectKind.NUMBER, "+12025550123"),
    new Subject(SubjectKind.NUMBER, "+12025550199"),
    new Subject(SubjectKind.ACCOUNT, "acme-17"),
    new Subject(SubjectKind.RANGE, "+1202"),
    new Subject(SubjectKind.RANGE, "+120255501"),
    new Subject(SubjectKind.ADDRESS, "198.18.7.9"),
    new Subject(SubjectKind.NETWORK, "198.18.0.0/16"),
    new Subject(SubjectKind.NETWORK, "198.18.7.8/31"),
    new Subject(SubjectKind.NETWORK, "2a00:1:2::/48"),
    new Subject(SubjectKind.ADDRESS, "2a00:1:2::9"),
  };

  private static Listing change(Random random, int id) {
    long time = random.nextInt(40);
    long from = random.nextInt(3) == 0 ? time : random.nextInt(40);
    long until = random.nextInt(2) == 0 ? Long.MAX_VALUE : from + 1 + random.nextInt(20);
    SignalTopic action = ACTIONS[random.nextInt(ACTIONS.length)];
    Exemption exemption =
        new Exemption(
            List.of("r" + random.nextInt(3)),
            random.nextBoolean() ? List.of() : List.of("f" + random.nextInt(3)));
    return new Listing(
            "l-" + id,
            time,
            "test",
            action,
            LISTED[random.nextInt(LISTED.length)],
            "list-" + random.nextInt(2),
            "",
            from,
            until,
            action == SignalTopic.LISTING_REMOVE && random.nextInt(3) == 0,
            "")
        .exempting(action == SignalTopic.LISTING_EXEMPT ? exemption : Exemption.NONE);
  }

  private static PlainList.Answer answer(ActiveListings held) {
    Set<String> exempt = new TreeSet<>();
    held.exemption().rules().forEach(rule -> exempt.add("rule " + rule));
    held.exemption().frauds().forEach(fraud -> exempt.add("fraud " + fraud));
    return new PlainList.Answer(
        new TreeSet<>(held.lists()),
        new TreeSet<>(held.ids()),
        held.timesListed(),
        held.allowed(),
        exempt);
  }

  @Property(tries = 400)
  void anyQuestionHasTheAnswerOfAReplayOverAPlainList(@ForAll long seed) {
    Random random = new Random(seed);
    List<Listing> history = new ArrayList<>();
    for (int i = random.nextInt(60); i >= 0; i--) {
      history.add(change(random, random.nextInt(1000)));
    }
    PlainList plain = new PlainList();
    history.forEach(plain::accept);
    // Of two changes with one id the first counts, so repeats are of what came first.
    Map<String, Listing> first = new HashMap<>();
    history.forEach(each -> first.putIfAbsent(each.id(), each));
    List<Listing> arrivals = new ArrayList<>(first.values());
    arrivals.addAll(first.values().stream().filter(each -> random.nextBoolean()).toList());
    Collections.shuffle(arrivals, random);
    Map<Subject, Standing> own = new HashMap<>();
    SharedStanding shared = new SharedStanding();
    for (Listing each : arrivals) {
      if (each.subject().kind().exact()) {
        own.computeIfAbsent(each.subject(), unknown -> new Standing()).accept(each);
      } else {
        shared.accept(each);
      }
    }

    for (Subject subject : LISTED) {
      List<Standing> over = new ArrayList<>(shared.over(subject));
      if (own.containsKey(subject)) {
        over.add(own.get(subject));
      }
      for (int question = 0; question < 20; question++) {
        long time = random.nextInt(64);
        long knownAt = random.nextInt(8) == 0 ? Long.MAX_VALUE : random.nextInt(44) - 2;
        PlainList.Answer expected = plain.ask(subject, time, knownAt);
        assertThat(answer(ActiveListings.at(time, knownAt, over)))
            .as("%s at %d as known at %d", subject, time, knownAt)
            .isEqualTo(
                expected.timesListed() == 0 && !expected.allowed() && expected.exempt().isEmpty()
                    ? answer(ActiveListings.NOTHING)
                    : expected);
      }
    }
  }

  private static String address(Random random, boolean v6) {
    // Few different bits, so that networks lie in each other.
    return v6
        ? "2a00:%x::%x".formatted(random.nextInt(4) << 8, random.nextInt(4) << random.nextInt(12))
        : "45.%d.%d.%d"
            .formatted(random.nextInt(3) << 6, random.nextInt(4) << 5, random.nextInt(256));
  }

  private static Subject wide(Random random) {
    int which = random.nextInt(3);
    if (which == 0) {
      int digits = 1 + random.nextInt(11);
      return new Subject(SubjectKind.RANGE, number(random).substring(0, 1 + digits));
    }
    boolean v6 = which == 1;
    int length = random.nextInt(v6 ? 129 : 33);
    return new Subject(
        SubjectKind.NETWORK, AddressNotation.network(address(random, v6) + "/" + length));
  }

  private static String number(Random random) {
    return "+1202555" + (1000 + random.nextInt(4) * 1111);
  }

  private static Listing add(Subject subject, int id) {
    return new Listing(
        "l-" + id,
        0,
        "test",
        SignalTopic.LISTING_ADD,
        subject,
        "l",
        "",
        0,
        Long.MAX_VALUE,
        false,
        "");
  }

  @Property(tries = 300)
  void rangesAndNetworksAreFoundAsALinearSearchFindsThem(@ForAll long seed) {
    Random random = new Random(seed);
    SharedStanding shared = new SharedStanding();
    Set<Subject> listed = new HashSet<>();
    Map<Standing, Subject> names = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      Subject subject = wide(random);
      shared.accept(add(subject, i));
      listed.add(subject);
      names.put(shared.get(subject.key()), subject);
    }
    // Some are gone again.
    for (Subject gone : listed.stream().filter(each -> random.nextInt(4) == 0).toList()) {
      Listing ended =
          new Listing(
              "e-" + gone.key(),
              1,
              "t",
              SignalTopic.LISTING_REMOVE,
              gone,
              "l",
              "",
              0,
              2,
              false,
              "");
      shared.accept(ended);
      listed.remove(gone);
    }
    shared.keys().forEach(key -> shared.purge(key, 1_000, 0));

    for (int question = 0; question < 60; question++) {
      Subject asked =
          switch (random.nextInt(3)) {
            case 0 -> new Subject(SubjectKind.NUMBER, number(random));
            case 1 ->
                new Subject(
                    SubjectKind.ADDRESS,
                    AddressNotation.canonical(address(random, random.nextBoolean())));
            default -> wide(random);
          };
      Set<Subject> found = new HashSet<>();
      shared.over(asked).forEach(each -> found.add(names.get(each)));
      Set<Subject> expected = new HashSet<>();
      listed.stream().filter(each -> PlainList.covers(each, asked)).forEach(expected::add);

      assertThat(found).as("over %s", asked).isEqualTo(expected);
    }
  }

  @Test
  void aWholeStandingRemembersMoreThanTheJobDoes() {
    Standing whole = Standing.whole();
    Standing kept = new Standing();
    for (int i = 0; i < 2 * Standing.MOST_NOTICES; i++) {
      Listing each = add(LISTED[0], i);
      whole.accept(each);
      kept.accept(each);
    }

    assertThat(whole.entries()).hasSize(2 * Standing.MOST_NOTICES);
    assertThat(kept.entries()).hasSize(Standing.MOST_NOTICES);
  }
}
