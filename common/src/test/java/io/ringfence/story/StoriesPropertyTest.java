package io.ringfence.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.alert.Links;
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
  Arbitrary<List<Told>> alerts() {
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
    Arbitrary<Told> alert =
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
                  Told told =
                      Tale.with(
                          signals, Tale.alert(fraud, first, first + span, Links.name(subject)));
                  return new Told(
                      told.id() + accused + signals,
                      mode,
                      told.rule(),
                      fraud,
                      told.severity(),
                      told.score(),
                      subject,
                      accused.stream().filter(each -> !each.equals(subject)).toList(),
                      told.first(),
                      told.last(),
                      signals);
                });
    return alert.list().ofMaxSize(40).uniqueElements(Told::id);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void storiesAreWhatAPlainReadingSays(@ForAll("alerts") List<Told> alerts) {
    assertThat(ids(Stories.of(alerts))).isEqualTo(plainly(alerts));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void theOrderInWhichAlertsComeDoesNotMatter(
      @ForAll("alerts") List<Told> alerts, @ForAll long seed) {
    assertThat(Stories.of(Tale.shuffled(alerts, seed))).isEqualTo(Stories.of(alerts));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void laterAlertsOnlyAddToStoriesOrJoinThem(@ForAll("alerts") List<Told> alerts) {
    List<Told> inOrder = alerts.stream().sorted(ORDER).toList();
    List<Story> before = Stories.of(inOrder.subList(0, inOrder.size() / 2));

    List<Story> after = Stories.of(inOrder);

    for (Story each : before) {
      assertThat(after).anyMatch(story -> story.alerts().containsAll(each.alerts()));
    }
  }

  private static Set<Set<String>> ids(List<Story> stories) {
    Set<Set<String>> ids = new HashSet<>();
    for (Story each : stories) {
      ids.add(new TreeSet<>(each.alerts().stream().map(Told::id).toList()));
    }
    return ids;
  }

  private static final Comparator<Told> ORDER =
      Comparator.comparingLong(Told::first).thenComparing(Told::id);

  /** Every link on its own, every pair of alerts; then whatever hangs together. */
  private static Set<Set<String>> plainly(List<Told> all) {
    Set<Set<String>> stories = new HashSet<>();
    for (Mode mode : Mode.values()) {
      List<Told> alerts = all.stream().filter(a -> a.mode() == mode).sorted(ORDER).toList();
      List<Set<Told>> joined = new ArrayList<>();
      Set<String> links = new LinkedHashSet<>();
      alerts.forEach(each -> links.addAll(links(each, alerts)));
      for (String link : links) {
        List<Told> holders =
            alerts.stream().filter(each -> links(each, alerts).contains(link)).toList();
        for (Set<Told> chain : connected(holders, (a, b) -> near(a, b, link))) {
          joined.add(admitted(chain, link));
        }
      }
      for (Set<Told> story :
          connected(
              alerts,
              (a, b) -> joined.stream().anyMatch(set -> set.contains(a) && set.contains(b)))) {
        stories.add(new TreeSet<>(story.stream().map(Told::id).toList()));
      }
    }
    return stories;
  }

  private static Set<String> links(Told alert, List<Told> all) {
    Set<String> links =
        new LinkedHashSet<>(Links.of(alert.fraud(), alert.subject(), alert.accused()));
    alert.signals().forEach(each -> links.add("signal:" + each));
    for (Told other : all) {
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

  private static boolean near(Told a, Told b, String link) {
    long minutes = link.matches("(account|device|number):.*") ? 360 : 60;
    return a.first() <= b.last() + minutes * Tale.MINUTE
        && b.first() <= a.last() + minutes * Tale.MINUTE;
  }

  /** Without those beyond the first eight subjects, where nobody is accused by the link itself. */
  private static Set<Told> admitted(Set<Told> chain, String link) {
    if (link.startsWith("signal:")
        || chain.stream()
            .anyMatch(
                each ->
                    link.endsWith(Links.name(each.subject()))
                        || (each.accused().isEmpty()
                            && Links.of(each.fraud(), each.subject(), List.of()).contains(link)))) {
      return chain;
    }
    Set<Subject> subjects = new LinkedHashSet<>();
    Set<Told> admitted = new LinkedHashSet<>();
    for (Told each : chain.stream().sorted(ORDER).toList()) {
      if (subjects.contains(each.subject()) || subjects.size() < 8) {
        subjects.add(each.subject());
        admitted.add(each);
      }
    }
    return admitted;
  }

  private interface Together {
    boolean are(Told a, Told b);
  }

  private static List<Set<Told>> connected(List<Told> alerts, Together together) {
    List<Set<Told>> components = new ArrayList<>();
    for (Told each : alerts) {
      Set<Told> component = new LinkedHashSet<>(Set.of(each));
      for (Set<Told> other : List.copyOf(components)) {
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
