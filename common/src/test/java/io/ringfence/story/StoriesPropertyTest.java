package io.ringfence.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.alert.AlertLinks;
import io.ringfence.rule.Mode;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Stories are what a plain reading of the contract's page says, in whatever order alerts come. */
class StoriesPropertyTest {

  @Provide
  Arbitrary<List<StoryAlert>> alerts() {
    Arbitrary<Subject> subjects =
        Arbitraries.of(
                "account:a",
                "account:b",
                "account:c",
                "device:d",
                "number:+23276740175",
                "number:+23276740919",
                "number:+23276800000",
                "range:+2327674",
                "range:+23276",
                "address:192.0.2.1",
                "address:192.0.2.2",
                "address:198.51.100.1",
                "trunk:t",
                "content:0123456789abcdef")
            .map(Tale::subject);
    // Many accounts, so that something can become common.
    Arbitrary<Subject> accounts =
        Arbitraries.integers().between(0, 30).map(i -> Tale.subject("account:many-" + i));
    Arbitrary<StoryAlert> alert =
        Combinators.combine(
                Arbitraries.of(Mode.ENFORCE, Mode.ENFORCE, Mode.ENFORCE, Mode.SHADOW),
                Arbitraries.of("irsf", "wangiri"),
                Arbitraries.oneOf(subjects, accounts),
                subjects.list().uniqueElements().ofMaxSize(2),
                Arbitraries.longs().between(0, 1_500),
                Arbitraries.longs().between(0, 90),
                Arbitraries.of("s-1", "s-2", "s-3", "s-4", "s-5").list().ofMaxSize(1))
            .as(
                (mode, fraud, subject, accused, first, span, signals) -> {
                  StoryAlert base =
                      Tale.with(signals, Tale.alert(fraud, first, first + span, subject.name()));
                  return new StoryAlert(
                      base.id() + accused + signals,
                      mode,
                      base.rule(),
                      fraud,
                      base.severity(),
                      base.score(),
                      subject,
                      accused.stream().filter(each -> !each.equals(subject)).toList(),
                      base.first(),
                      base.last(),
                      signals,
                      "");
                });
    return alert.list().ofMaxSize(40).uniqueElements(StoryAlert::id);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void storiesAreWhatAPlainReadingSays(@ForAll("alerts") List<StoryAlert> alerts) {
    assertThat(ids(Stories.of(alerts))).isEqualTo(plainly(alerts));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void theOrderInWhichAlertsComeDoesNotMatter(
      @ForAll("alerts") List<StoryAlert> alerts, @ForAll long seed) {
    assertThat(Stories.of(Tale.shuffled(alerts, seed))).isEqualTo(Stories.of(alerts));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void laterAlertsOnlyAddToStoriesOrJoinThem(@ForAll("alerts") List<StoryAlert> alerts) {
    List<StoryAlert> inOrder = alerts.stream().sorted(ORDER).toList();
    List<Story> before = Stories.of(inOrder.subList(0, inOrder.size() / 2));

    List<Story> after = Stories.of(inOrder);

    for (Story each : before) {
      assertThat(after).anyMatch(story -> story.alerts().containsAll(each.alerts()));
    }
  }

  private static Set<Set<String>> ids(List<Story> stories) {
    Set<Set<String>> ids = new HashSet<>();
    for (Story each : stories) {
      ids.add(new TreeSet<>(each.alerts().stream().map(StoryAlert::id).toList()));
    }
    return ids;
  }

  private static final Comparator<StoryAlert> ORDER =
      Comparator.comparingLong(StoryAlert::first).thenComparing(StoryAlert::id);

  /** Every link on its own, every pair of alerts; then whatever hangs together. */
  private static Set<Set<String>> plainly(List<StoryAlert> all) {
    Set<Set<String>> stories = new HashSet<>();
    for (Mode mode : Mode.values()) {
      List<StoryAlert> alerts = all.stream().filter(a -> a.mode() == mode).sorted(ORDER).toList();
      List<Set<StoryAlert>> joined = new ArrayList<>();
      Set<String> links = new LinkedHashSet<>();
      alerts.forEach(each -> links.addAll(links(each, alerts)));
      for (String link : links) {
        List<StoryAlert> holders =
            alerts.stream().filter(each -> links(each, alerts).contains(link)).toList();
        for (Set<StoryAlert> chain : connected(holders, (a, b) -> near(a, b, link))) {
          joined.add(admitted(chain, link));
        }
      }
      for (Set<StoryAlert> story :
          connected(
              alerts,
              (a, b) -> joined.stream().anyMatch(set -> set.contains(a) && set.contains(b)))) {
        stories.add(new TreeSet<>(story.stream().map(StoryAlert::id).toList()));
      }
    }
    return stories;
  }

  private static Set<String> links(StoryAlert alert, List<StoryAlert> all) {
    Set<String> links =
        new LinkedHashSet<>(AlertLinks.of(alert.fraud(), alert.subject(), alert.accused()));
    alert.signals().forEach(each -> links.add("signal:" + each));
    for (StoryAlert other : all) {
      if (other.subject().kind() == SubjectKind.RANGE && other.fraud().equals(alert.fraud())) {
        String range = other.subject().value();
        List<Subject> named = new ArrayList<>(alert.accused());
        named.add(alert.subject());
        if (named.stream()
            .anyMatch(
                each ->
                    each.kind() == SubjectKind.NUMBER
                        && each.value().startsWith(range)
                        && !each.value().equals(range))) {
          links.add(alert.fraud() + "@range:" + range);
        }
      }
    }
    return links;
  }

  private static boolean near(StoryAlert a, StoryAlert b, String link) {
    long minutes = link.matches("(account|device|number):.*") ? 360 : 60;
    return a.first() <= b.last() + minutes * Tale.MINUTE
        && b.first() <= a.last() + minutes * Tale.MINUTE;
  }

  /** Without those beyond the first eight subjects, where nobody is accused by the link itself. */
  private static Set<StoryAlert> admitted(Set<StoryAlert> chain, String link) {
    if (link.startsWith("signal:")
        || chain.stream()
            .anyMatch(
                each ->
                    link.endsWith(each.subject().name())
                        || (each.accused().isEmpty()
                            && AlertLinks.of(each.fraud(), each.subject(), List.of())
                                .contains(link)))) {
      return chain;
    }
    Set<Subject> subjects = new LinkedHashSet<>();
    Set<StoryAlert> admitted = new LinkedHashSet<>();
    for (StoryAlert each : chain.stream().sorted(ORDER).toList()) {
      if (subjects.contains(each.subject()) || subjects.size() < 8) {
        subjects.add(each.subject());
        admitted.add(each);
      }
    }
    return admitted;
  }

  private interface Together {
    boolean are(StoryAlert a, StoryAlert b);
  }

  private static List<Set<StoryAlert>> connected(List<StoryAlert> alerts, Together together) {
    List<Set<StoryAlert>> components = new ArrayList<>();
    for (StoryAlert each : alerts) {
      Set<StoryAlert> component = new LinkedHashSet<>(Set.of(each));
      for (Set<StoryAlert> other : List.copyOf(components)) {
        if (other.stream().anyMatch(member -> together.are(member, each))) {
          component.addAll(other);
          components.remove(other);
        }
      }
      components.add(component);
    }
    return components;
  }
}
