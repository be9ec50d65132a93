package io.ringfence.rule.load;

import io.ringfence.measure.Function;
import io.ringfence.measure.MeasureSpec;
import io.ringfence.measure.contribution.ContributionKind;
import io.ringfence.measure.contribution.ValueType;
import io.ringfence.rule.Condition;
import io.ringfence.rule.Measure;
import io.ringfence.rule.expression.CheckedExpression;
import io.ringfence.rule.expression.ExpressionCompiler;
import io.ringfence.rule.expression.ExpressionReader;
import io.ringfence.rule.expression.Language;
import io.ringfence.rule.expression.ReservedNames;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.text.DurationText;
import io.ringfence.rule.text.Section;
import io.ringfence.rule.text.SourceText;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Hash;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one measure of a pack. */
public record MeasureReader(
    ExpressionReader expressions, ExpressionCompiler compiled, PackLoader.Settings settings) {

  /** Of a usual number: with fewer parts there is no mean to speak of. */
  private static final int LEAST_PARTS = 4;

  /** What a call has at its end only: a peak must count its beginning and its end alike. */
  private static final Set<String> CALL_END_FIELDS =
      Set.of(
          ("call.phase call.ringMillis call.talkMillis call.sipCode call.q850 "
                  + "call.releasedBy call.answered call.cost signal.time signal.localHour "
                  + "signal.localDay signal.id signal.topic")
              .split(" "));

  /** Keys whose values are expressions. */
  public static final Set<String> EXPRESSIONS =
      Set.of("where", "sum", "distinct", "max", "last", "by", "again");

  /** The name that a measure was released with, under which its state is. */
  public static final String FORMERLY = "formerly";

  private static final Set<String> OTHER_KEYS =
      Set.of("name", FORMERLY, "per", "as", "digits", "on", "where", "over", "cap", "every");

  static final Set<String> KEYS =
      Stream.concat(OTHER_KEYS.stream(), Function.keys().stream())
          .collect(Collectors.toUnmodifiableSet());

  /** The reading's type in conditions. */
  static Field.Type readingType(Measure measure) {
    return measure
        .spec()
        .function()
        .readingType()
        .map(MeasureReader::fieldType)
        .orElseGet(measure::valueType);
  }

  /** The type of one that has faults, if its function alone tells it. */
  static Optional<Field.Type> readingType(Section section) {
    List<String> said = Function.keys().stream().filter(section::has).toList();
    return said.size() == 1
        ? Function.ofKey(said.get(0)).flatMap(Function::readingType).map(MeasureReader::fieldType)
        : Optional.empty();
  }

  private static Field.Type fieldType(ValueType type) {
    return switch (type) {
      case TEXT -> Field.Type.TEXT;
      case INT -> Field.Type.INT;
      case DOUBLE -> Field.Type.DOUBLE;
    };
  }

  /** Empty if it has faults, or mentions a definition that has. */
  Optional<Measure> read(Section section) {
    int before = section.findings().count();
    Optional<SourceText> name = section.required("name");
    name.ifPresent(
        written -> {
          if (!written.text().matches(Language.NAME)) {
            section.fault("name", "`" + written.text() + "` is not like spend_5m");
          } else if (ReservedNames.WORDS.contains(written.text())) {
            section.fault("name", "`" + written.text() + "` means something else in conditions");
          }
        });
    String stored = section.plain(FORMERLY);
    if (section.has(FORMERLY) && !stored.matches(Language.NAME)) {
      section.fault(FORMERLY, "`" + stored + "` is no name of a measure");
    }
    Optional<TargetReader.Target> target = TargetReader.read(section, "per");
    OptionalLong over = section.span("over");
    Optional<Function> function = function(section);
    Optional<CheckedExpression> condition = expressions.condition(section, "where");
    Optional<Condition> where = condition.map(checked -> where(section, checked, target, function));
    Optional<CheckedExpression> value = value(section, target, function);
    boolean places =
        takes(ContributionKind.PLACE, function) || readsPlace(condition) || readsPlace(value);
    int cap = cap(section, function);
    long every = every(section, function, over);
    if (target.isPresent() && over.isPresent()) {
      checkRetention(
          section, target.get().dataClass(places, settings.retention()), over.getAsLong());
    }
    if (takes(ContributionKind.PLACE, function)
        && target.isPresent()
        && !target.get().on().stream().allMatch(topic -> topic.kind().equals("security"))) {
      section.fault("speed", "only security events have places: `on` can name no others");
    }
    boolean unknown =
        (section.has("where") && where.isEmpty())
            || (value.isEmpty()
                && function.filter(each -> each.contributionKind().hasValue()).isPresent());
    if (section.findings().count() > before || unknown) {
      return Optional.empty();
    }
    TargetReader.Target whom = target.orElseThrow();
    Set<SignalTopic> on =
        takes(ContributionKind.CALL_LEVEL, function)
            ? EnumSet.of(SignalTopic.CALL_ANSWER, SignalTopic.CALL_END)
            : whom.on();
    MeasureSpec spec =
        new MeasureSpec(
            name.orElseThrow().text(),
            Hash.slot(stored.isEmpty() ? name.orElseThrow().text() : stored),
            function.orElseThrow(),
            over.orElseThrow(),
            cap,
            every,
            whom.dataClass(places, settings.retention()));
    return Optional.of(
        new Measure(
            spec,
            whom.kind(),
            whom.as(),
            whom.digits(),
            Set.copyOf(on),
            where.orElse(Condition.ALWAYS),
            value.map(checked -> compiled.expression(checked.tree())).orElse(null),
            value.flatMap(checked -> ExpressionCompiler.type(checked.tree())).orElse(null)));
  }

  /** Whether an expression reads where a security event took place. */
  private static boolean readsPlace(Optional<CheckedExpression> expression) {
    return expression.filter(each -> each.names().contains("security.country")).isPresent();
  }

  private static boolean takes(ContributionKind kind, Optional<Function> function) {
    return function.isPresent() && function.get().contributionKind() == kind;
  }

  private Optional<Function> function(Section section) {
    List<String> said = Function.keys().stream().filter(section::has).toList();
    if (said.size() != 1) {
      section
          .findings()
          .fault(
              section.line(),
              "a measure says exactly one of "
                  + String.join(" ", Function.keys())
                  + (said.isEmpty() ? "" : ", not " + String.join(" and ", said)));
      return Optional.empty();
    }
    Function function = Function.ofKey(said.get(0)).orElseThrow();
    if (!function.contributionKind().hasValue()) {
      section.mark(said.get(0));
    }
    if (function.contributionKind() == ContributionKind.CALL_LEVEL
        && !section.texts("on").stream().map(SourceText::text).toList().equals(List.of("call"))) {
      section.fault("peak", "counts calls that are up at once: `on` can only be call");
    }
    return Optional.of(function);
  }

  private Condition where(
      Section section,
      CheckedExpression checked,
      Optional<TargetReader.Target> target,
      Optional<Function> function) {
    checkFields(section, "where", checked, target);
    if (takes(ContributionKind.CALL_LEVEL, function)) {
      Set<String> differ = new TreeSet<>(checked.names());
      differ.retainAll(CALL_END_FIELDS);
      if (!differ.isEmpty()) {
        section.fault(
            "where",
            "of a peak cannot read "
                + differ.stream().map(name -> name + checked.origin(name)).toList()
                + ", which changes while the call lasts");
      }
    }
    return compiled.condition(checked.tree(), term -> true);
  }

  private Optional<CheckedExpression> value(
      Section section, Optional<TargetReader.Target> target, Optional<Function> function) {
    if (function.isEmpty() || !function.get().contributionKind().hasValue()) {
      return Optional.empty();
    }
    Set<Field.Type> allowed = EnumSet.noneOf(Field.Type.class);
    function.get().contributionKind().valueTypes().forEach(type -> allowed.add(fieldType(type)));
    String key = function.get().key();
    Optional<CheckedExpression> checked = expressions.read(section, key);
    checked.ifPresent(
        value -> {
          checkFields(section, key, value, target);
          Optional<Field.Type> type = ExpressionCompiler.type(value.tree());
          if (type.isEmpty() || !allowed.contains(type.get())) {
            section.fault(
                key,
                "takes "
                    + String.join(" or ", allowed.stream().map(MeasureReader::spoken).toList())
                    + ", not a "
                    + value.tree().getResultType().name());
          }
        });
    return checked;
  }

  private static String spoken(Field.Type type) {
    return switch (type) {
      case TEXT -> "a string";
      case INT -> "an int";
      case DOUBLE -> "a double";
      case BOOL -> "a bool";
    };
  }

  private static void checkFields(
      Section section,
      String key,
      CheckedExpression checked,
      Optional<TargetReader.Target> target) {
    target.ifPresent(
        whom -> TargetReader.checkFields(section, key, checked.names(), checked::shown, whom.on()));
  }

  /** 0 where the key is absent: the window's default. */
  private static int cap(Section section, Optional<Function> function) {
    int most = function.map(Function::maxCap).orElse(Integer.MAX_VALUE);
    if (most > 0) {
      return section.whole("cap", 1, most).orElse(0);
    }
    if (section.has("cap")) {
      section.fault("cap", "belongs to distinct, by and again only");
    }
    return 0;
  }

  /** 0 where the function has none. */
  private static long every(Section section, Optional<Function> function, OptionalLong over) {
    if (function.isEmpty() || !function.get().hasEvery()) {
      if (section.has("every") && function.isPresent()) {
        section.fault("every", "belongs to usual only");
      }
      return 0;
    }
    OptionalLong every = section.span("every");
    if (every.isPresent()
        && over.isPresent()
        && every.getAsLong() > over.getAsLong() / LEAST_PARTS) {
      section.fault(
          "every",
          "%s is longer than a quarter of `over` (%s)"
              .formatted(
                  DurationText.shown(every.getAsLong()), DurationText.shown(over.getAsLong())));
    }
    return every.orElse(0);
  }

  private void checkRetention(Section section, DataClass dataClass, long over) {
    long kept = settings.retention().millis(dataClass);
    if (over > kept) {
      String data = dataClass.name().toLowerCase(Locale.ROOT);
      section.fault(
          "over",
          "%s is longer than %s data is kept (%s)"
              .formatted(DurationText.shown(over), data, DurationText.shown(kept)));
    }
  }
}
