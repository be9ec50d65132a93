package io.ringfence.console.page;

import io.ringfence.console.backend.ConsoleView;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.console.store.IndicatorStore;
import io.ringfence.console.store.IndicatorStore.Group;
import io.ringfence.rule.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Indicators of one group over time, with the alerts of that time.
 *
 * @param groups that there are, the widest first
 * @param lines address of the figures for the charts
 * @param alerts of that time, the gravest first
 * @param dropped rows of older windows that are no longer here
 */
public record IndicatorsPage(
    PageLayout layout,
    Choice choice,
    List<Option> groups,
    List<Figure> figures,
    String lines,
    List<AlertRow> alerts,
    long dropped) {

  private static final int MOST_GROUPS = 500;
  private static final int MOST_ALERTS = 100;
  public static final long MINUTE = 60_000;
  public static final long HOUR = 3_600_000;

  /** How far charts reach back, in hours. */
  public static final List<Integer> SPANS = List.of(1, 6, 24, 48);

  /** In the order in which people look; what else there is comes after. */
  private static final Map<String, String> NAMES = names();

  /**
   * What is shown.
   *
   * @param window length in milliseconds
   * @param hours how far back
   */
  public record Choice(Group group, long window, int hours) {}

  /** Something to choose. */
  public record Option(String value, String label, boolean chosen) {}

  /** A figure's last value, and the lowest and highest. */
  public record Figure(String label, float last, float least, float most) {}

  /** Figures as columns for charts. */
  public record Columns(
      List<Long> seconds,
      Map<String, List<Float>> figures,
      Map<String, String> labels,
      List<Mark> marks) {}

  /** An alert on a chart. */
  public record Mark(long second, String grade, String title) {}

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("attempts", "Attempts");
    names.put("asr", "ASR, answer-seizure ratio, %");
    names.put("ner", "NER, network effectiveness ratio, %");
    names.put("acdSeconds", "ACD, average call duration, s");
    names.put("pddMillis.p50", "PDD, post-dial delay, median, ms");
    names.put("pddMillis.p95", "PDD, 95th percentile, ms");
    names.put("peakConcurrent", "Concurrent calls, peak");
    names.put("cps", "Calls per second");
    names.put("abr", "ABR, answer-bid ratio, %");
    names.put("ser", "SER, session establishment ratio, %");
    names.put("seer", "SEER, session establishment effectiveness, %");
    names.put("isa", "ISA, ineffective session attempts, %");
    names.put("quality.mos", "MOS, mean opinion score");
    names.put("quality.jitterMillis", "Jitter, ms");
    names.put("quality.lossPercent", "Packet loss, %");
    names.put("messages.submitted", "Messages submitted");
    names.put("messages.deliveryRatio", "Messages delivered, %");
    names.put("otp.conversion", "One-time codes used, %");
    names.put("meetings.joins", "Meeting joins");
    names.put("meetings.rejoinRatio", "Meeting rejoins, %");
    names.put("registrations.ok", "Registrations");
    names.put("registrations.failureRatio", "Registrations failed, %");
    return names;
  }

  public static Choice choice(Map<String, String> query, References references) {
    Optional<Group> group = references.group(query.getOrDefault("group", ""));
    long window = HOUR == number(query.get("window")) ? HOUR : MINUTE;
    int hours = (int) number(query.get("hours"));
    return new Choice(group.orElse(new Group(Map.of())), window, SPANS.contains(hours) ? hours : 6);
  }

  private static long number(String text) {
    return text != null && text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
  }

  public static IndicatorsPage of(
      PageLayout layout, Choice choice, ConsoleView view, Masking masking, References references) {
    IndicatorStore indicators = view.indicators();
    List<Option> groups = new ArrayList<>();
    indicators.groups(choice.window()).stream()
        .limit(MOST_GROUPS)
        .forEach(
            each ->
                groups.add(
                    new Option(
                        references.ofGroup(each),
                        label(each, masking),
                        each.equals(choice.group()))));
    if (groups.isEmpty()) {
      groups.add(
          new Option(references.ofGroup(choice.group()), label(choice.group(), masking), true));
    }
    List<Figure> figures = new ArrayList<>();
    for (String name : ordered(indicators)) {
      indicators
          .line(choice.group(), choice.window(), name, since(choice, view))
          .flatMap(line -> figure(name, line))
          .ifPresent(figures::add);
    }
    String query =
        "group=%s&window=%s&hours=%s"
            .formatted(references.ofGroup(choice.group()), choice.window(), choice.hours());
    return new IndicatorsPage(
        layout,
        choice,
        groups,
        figures,
        "/indicators/lines?" + query,
        alerts(choice, view).stream()
            .map(each -> AlertRow.of(each, view.verdicts().of(each.id()), masking))
            .toList(),
        indicators.dropped());
  }

  private static long since(Choice choice, ConsoleView view) {
    // Recorded traffic is older than the clock: then the latest window is where charts end.
    long end =
        view.indicators().latest() == Long.MIN_VALUE ? view.now() : view.indicators().latest();
    return end - choice.hours() * HOUR;
  }

  private static List<CachedAlert> alerts(Choice choice, ConsoleView view) {
    long since = since(choice, view);
    return view.alerts().all().stream()
        .takeWhile(each -> each.first() >= since)
        .filter(each -> !each.retracted() && each.mode() == Mode.ENFORCE)
        .sorted(
            Comparator.comparing(CachedAlert::severity)
                .reversed()
                .thenComparing(CachedAlert.LATEST_FIRST))
        .limit(MOST_ALERTS)
        .toList();
  }

  private static List<String> ordered(IndicatorStore indicators) {
    List<String> known = indicators.figures();
    List<String> ordered =
        new ArrayList<>(NAMES.keySet().stream().filter(known::contains).toList());
    known.stream().filter(each -> !NAMES.containsKey(each)).sorted().forEach(ordered::add);
    return ordered;
  }

  private static Optional<Figure> figure(String name, IndicatorStore.Line line) {
    float last = Float.NaN;
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : line.values()) {
      if (!Float.isNaN(value)) {
        last = value;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return Float.isNaN(last)
        ? Optional.empty()
        : Optional.of(new Figure(NAMES.getOrDefault(name, name), last, least, most));
  }

  private static String label(Group group, Masking masking) {
    if (group.by().isEmpty()) {
      return "all traffic";
    }
    List<String> parts = new ArrayList<>();
    new TreeMap<>(group.by()).forEach((by, value) -> parts.add(masking.text(by + " " + value)));
    return String.join(", ", parts);
  }

  /** What the charts draw. */
  public static Columns columns(Choice choice, ConsoleView view, Masking masking) {
    long since = since(choice, view);
    Map<String, IndicatorStore.Line> lines = new LinkedHashMap<>();
    for (String name : ordered(view.indicators())) {
      view.indicators()
          .line(choice.group(), choice.window(), name, since)
          .filter(line -> NAMES.containsKey(name) && figure(name, line).isPresent())
          .ifPresent(line -> lines.put(name, line));
    }
    List<Long> times =
        lines.values().stream()
            .flatMapToLong(line -> Arrays.stream(line.from()))
            .sorted()
            .distinct()
            .boxed()
            .toList();
    Map<String, List<Float>> figures = new LinkedHashMap<>();
    Map<String, String> labels = new TreeMap<>();
    lines.forEach(
        (name, line) -> {
          Map<Long, Float> values = new HashMap<>();
          for (int i = 0; i < line.from().length; i++) {
            values.put(line.from()[i], Float.isNaN(line.values()[i]) ? null : line.values()[i]);
          }
          figures.put(name, times.stream().map(values::get).toList());
          labels.put(name, NAMES.get(name));
        });
    List<Mark> marks =
        alerts(choice, view).stream()
            .map(
                each ->
                    new Mark(
                        each.first() / 1_000, each.grade(), masking.about(each).text(each.title())))
            .toList();
    return new Columns(times.stream().map(each -> each / 1_000).toList(), figures, labels, marks);
  }
}
