package io.ringfence.rule.load;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import io.ringfence.rule.ListAs;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Rule;
import io.ringfence.rule.Severity;
import io.ringfence.rule.Summary;
import io.ringfence.rule.expression.CheckedExpression;
import io.ringfence.rule.expression.Comparison;
import io.ringfence.rule.expression.Definitions;
import io.ringfence.rule.expression.ExpressionCompiler;
import io.ringfence.rule.expression.ExpressionReader;
import io.ringfence.rule.expression.Language;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Fields;
import io.ringfence.rule.text.DurationText;
import io.ringfence.rule.text.Findings;
import io.ringfence.rule.text.Section;
import io.ringfence.rule.text.SourceText;
import io.ringfence.signal.encoding.Hash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads one rule of a pack. */
public final class RuleReader {

  static final Set<String> KEYS =
      Set.of(
          ("id version fraud title accuse as digits alone "
                  + "on when severity score quiet mode summary list")
              .split(" "));

  /** Keys whose values are expressions. */
  public static final Set<String> EXPRESSIONS = Set.of("when");

  private static final int MOST_VERSIONS = 1_000_000;

  private final Map<String, Measure> measures;
  private final Set<String> broken;
  private final ExpressionReader expressions;
  private final Language language;
  private final ExpressionCompiler signalOnly;
  private final ExpressionCompiler whole;
  private final PackLoader.Settings settings;

  /**
   * @param signals the language of signals
   * @param broken measures with faults, which mean nothing, each with its type if that is known
   * @param signalOnly makes guards, shared with the measures' conditions
   */
  RuleReader(
      Map<String, Measure> measures,
      Map<String, Optional<Field.Type>> broken,
      Language signals,
      Definitions definitions,
      ExpressionCompiler signalOnly,
      PackLoader.Settings settings) {
    this.measures = measures;
    this.broken = broken.keySet();
    Map<String, Field.Type> types = new HashMap<>();
    measures.forEach((name, measure) -> types.put(name, MeasureReader.readingType(measure)));
    this.language = signals.withMeasures(types, broken);
    this.expressions = new ExpressionReader(language, definitions);
    Fields.all().forEach(field -> types.put(field.name(), field.type()));
    types.put("subject.kind", Field.Type.TEXT);
    types.put("subject.value", Field.Type.TEXT);
    types.put("subject.listed", Field.Type.BOOL);
    types.put("subject.timesListed", Field.Type.INT);
    types.put("subject.allowed", Field.Type.BOOL);
    this.signalOnly = signalOnly;
    this.whole = new ExpressionCompiler(types);
    this.settings = settings;
  }

  /** The definitions that have been mentioned in what was read. */
  Set<String> used() {
    return expressions.used();
  }

  /** Empty if it has faults, or mentions what has. */
  Optional<Rule> read(Section section) {
    Findings findings = section.findings();
    int before = findings.count();
    Optional<String> id = name(section, "id");
    OptionalInt version = section.whole("version", 1, MOST_VERSIONS);
    Optional<String> fraud = name(section, "fraud");
    fraud.ifPresent(each -> Frauds.warnIfUnknown(each, section.line("fraud"), findings));
    Optional<SourceText> title = section.required("title");
    Optional<TargetReader.Target> target = TargetReader.read(section, "accuse");
    Optional<Boolean> alone =
        section.oneOf("alone", List.of(true, false), String::valueOf, Optional.of(false));
    Optional<Severity> severity =
        section.oneOf("severity", List.of(Severity.values()), Severity::label, Optional.empty());
    OptionalDouble score = section.number("score", 0, 100);
    OptionalLong quiet = quiet(section);
    Optional<Mode> mode =
        section.oneOf("mode", List.of(Mode.values()), Mode::label, Optional.empty());
    section.required("when");
    Optional<CheckedExpression> condition = expressions.condition(section, "when");
    condition.ifPresent(
        checked ->
            new ReachableThresholds(measures)
                .check(checked.tree().getExpr(), message -> section.fault("when", message)));
    Optional<Summary> summary =
        section.required("summary").flatMap(text -> SummaryReader.read(text, language, findings));
    Optional<ListAs> list = ListAsReader.read(section, target);
    Set<String> names = new TreeSet<>();
    condition.ifPresent(checked -> names.addAll(checked.names()));
    if (target.isPresent()) {
      condition.ifPresent(
          checked -> checkNames(section, "when", names, checked::shown, target.get()));
      summary.ifPresent(
          each ->
              checkNames(
                  section,
                  "summary",
                  SummaryReader.names(each),
                  name -> "`" + name + "`",
                  target.get()));
    }
    if (!section.has("version")) {
      findings.fault(section.line(), "version", "`version` is missing");
    }
    if (findings.count() > before
        || condition.isEmpty()
        || names.stream().anyMatch(broken::contains)) {
      return Optional.empty();
    }
    TargetReader.Target whom = target.orElseThrow();
    CelAbstractSyntaxTree tree = condition.orElseThrow().tree();
    Set<String> judged = new TreeSet<>();
    for (CelExpr term : ExpressionCompiler.conjuncts(tree.getExpr())) {
      if (!readsSignalOnly(term, tree)) {
        judged.addAll(language.mentioned(tree, term));
      }
    }
    Set<String> rest = new TreeSet<>(SummaryReader.names(summary.orElseThrow()));
    rest.addAll(judged);
    return Optional.of(
        new Rule(
            id.orElseThrow(),
            Hash.slot(id.orElseThrow()),
            version.orElseThrow(),
            fraud.orElseThrow(),
            title.orElseThrow().text(),
            summary.orElseThrow(),
            whom.kind(),
            whom.as(),
            whom.digits(),
            alone.orElseThrow(),
            Set.copyOf(whom.on()),
            signalOnly.condition(tree, term -> readsSignalOnly(term, tree)),
            whole.condition(tree, term -> !readsSignalOnly(term, tree)),
            condition.orElseThrow().text().strip(),
            Stream.concat(names.stream(), rest.stream())
                .distinct()
                .filter(measures::containsKey)
                .map(measures::get)
                .toList(),
            needs(tree),
            rest.stream().flatMap(name -> Fields.named(name).stream()).toList(),
            judged.stream().anyMatch(Fields::isOfOneSignal),
            Stream.concat(names.stream(), rest.stream()).anyMatch(RuleReader::isStanding),
            severity.orElseThrow(),
            score.orElseThrow(),
            quiet.orElseThrow(),
            mode.orElseThrow(),
            list));
  }

  private List<List<Rule.Need>> needs(CelAbstractSyntaxTree tree) {
    return ExpressionCompiler.conjuncts(tree.getExpr()).stream()
        .map(this::ways)
        .filter(ways -> !ways.isEmpty())
        .toList();
  }

  /** One of which is met where the condition holds; empty if it may hold with no signal at all. */
  private List<Rule.Need> ways(CelExpr expr) {
    if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
      return List.of();
    }
    String function = expr.call().function();
    if (!function.equals("_&&_") && !function.equals("_||_")) {
      return Comparison.of(expr).flatMap(this::need).map(List::of).orElse(List.of());
    }
    List<Rule.Need> left = ways(expr.call().args().get(0));
    List<Rule.Need> right = ways(expr.call().args().get(1));
    if (function.equals("_&&_")) {
      return least(left) >= least(right) ? left : right;
    }
    return left.isEmpty() || right.isEmpty()
        ? List.of()
        : Stream.concat(left.stream(), right.stream()).toList();
  }

  private static long least(List<Rule.Need> ways) {
    return ways.stream().mapToLong(Rule.Need::least).min().orElse(0);
  }

  private Optional<Rule.Need> need(Comparison comparison) {
    Measure measure = measures.get(comparison.name());
    if (measure == null
        || !measure.spec().function().atMostOnePerSignal()
        || !(comparison.literal() instanceof Long literal)) {
      return Optional.empty();
    }
    long least =
        switch (comparison.operator()) {
          case ">=", "==" -> literal;
          case ">" -> literal == Long.MAX_VALUE ? literal : literal + 1;
          default -> 0;
        };
    return least < 1 ? Optional.empty() : Optional.of(new Rule.Need(measure, least));
  }

  private static boolean isStanding(String name) {
    return Language.SUBJECT.containsKey(name)
        && !name.equals("subject.kind")
        && !name.equals("subject.value");
  }

  private boolean readsSignalOnly(CelExpr term, CelAbstractSyntaxTree tree) {
    return language.mentioned(tree, term).stream().allMatch(name -> Fields.named(name).isPresent());
  }

  private Optional<String> name(Section section, String key) {
    Optional<String> name = section.required(key).map(SourceText::text);
    if (name.isPresent() && !name.get().matches("[a-z][a-z0-9-]{0,63}")) {
      section.fault(key, "`" + name.get() + "` is not like irsf-burst");
      return Optional.empty();
    }
    return name;
  }

  private OptionalLong quiet(Section section) {
    OptionalLong quiet = section.span("quiet");
    if (quiet.isPresent() && quiet.getAsLong() < settings.latenessMillis()) {
      section.fault(
          "quiet",
          "%s is shorter than the lateness of sources in general (%s)"
              .formatted(
                  DurationText.shown(quiet.getAsLong()),
                  DurationText.shown(settings.latenessMillis())));
    }
    return quiet;
  }

  private void checkNames(
      Section section,
      String key,
      Set<String> names,
      UnaryOperator<String> shown,
      TargetReader.Target target) {
    TargetReader.checkFields(section, key, names, shown, target.on());
    for (String name : names) {
      Measure measure = measures.get(name);
      if (measure == null) {
        continue;
      }
      if (measure.per() != target.kind()) {
        section.fault(
            key,
            "`%s` is per %s, but the rule accuses %s"
                .formatted(name, measure.per().label(), target.kind().label()));
      } else if (measure.digits() != target.digits()) {
        section.fault(
            key,
            "`%s` has ranges of %s digits, but the rule accuses ranges of %s"
                .formatted(name, measure.digits(), target.digits()));
      }
    }
  }
}
