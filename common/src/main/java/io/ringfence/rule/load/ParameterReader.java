package io.ringfence.rule.load;

import io.ringfence.rule.Rule;
import io.ringfence.rule.expression.Language;
import io.ringfence.rule.expression.ReservedNames;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.parameter.Parameter;
import io.ringfence.rule.parameter.ParameterOverride;
import io.ringfence.rule.parameter.ParameterOverride.Reach;
import io.ringfence.rule.parameter.Parameters;
import io.ringfence.rule.text.Findings;
import io.ringfence.rule.text.Section;
import io.ringfence.rule.text.SourceText;
import io.ringfence.rule.text.SpellingHint;
import io.ringfence.rule.text.UniqueNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Reads the parameters of a pack, and the values that override theirs. */
final class ParameterReader {

  static final Set<String> KEYS = Set.of("name", "default", "least", "most", "unit", "reason");
  static final Set<String> OVERRIDE_KEYS =
      Set.of("override", "parameter", "account", "tenant", "class", "fraud", "value", "reason");

  private static final double LARGEST = 1e12;

  /** As long as an account may be. */
  private static final int LONGEST = 256;

  private static final String ID = "[a-z][a-z0-9-]{0,63}";

  private final UniqueNames names;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Section> places = new LinkedHashMap<>();
  private final Map<String, ParameterOverride> overrides = new LinkedHashMap<>();
  private final Map<String, Section> overridePlaces = new LinkedHashMap<>();

  /** Names of parameters that have faults: they are declared, but mean nothing. */
  private final Set<String> broken = new TreeSet<>();

  /**
   * Reads beside other names.
   *
   * @param names that expressions read, and that are taken so far
   */
  ParameterReader(UniqueNames names) {
    this.names = names;
  }

  /** Beside the parameters of a pack that is known. */
  ParameterReader(Collection<Parameter> known) {
    this(new UniqueNames());
    known.forEach(each -> parameters.put(each.name(), each));
  }

  Parameters read() {
    return new Parameters(parameters.values(), overrides.values());
  }

  /** Those without faults. */
  Map<String, Parameter> parameters() {
    return parameters;
  }

  Set<String> broken() {
    return broken;
  }

  void parameter(Section section) {
    Findings findings = section.findings();
    int before = findings.count();
    Optional<String> name = section.required("name").map(SourceText::text);
    OptionalDouble standard = section.number("default", -LARGEST, LARGEST);
    OptionalDouble least = section.number("least", -LARGEST, LARGEST);
    OptionalDouble most = section.number("most", -LARGEST, LARGEST);
    Optional<String> unit = section.required("unit").map(SourceText::text);
    Optional<String> reason = section.required("reason").map(SourceText::text);
    if (name.isEmpty()) {
      return;
    }
    if (!name.get().matches(Language.NAME)) {
      section.fault("name", "`" + name.get() + "` is not like irsf_calls");
    } else if (ReservedNames.WORDS.contains(name.get())) {
      section.fault("name", "`" + name.get() + "` means something else in conditions");
    } else {
      names.take("parameter", name.get(), section.line("name"), findings);
    }
    if (least.isPresent() && most.isPresent() && least.getAsDouble() > most.getAsDouble()) {
      section.fault("most", "is below `least`");
    } else if (standard.isPresent() && least.isPresent() && most.isPresent()) {
      within(section, "default", standard.getAsDouble(), least.getAsDouble(), most.getAsDouble());
    }
    if (findings.count() > before) {
      broken.add(name.get());
      return;
    }
    boolean whole =
        isWhole(section, "default") && isWhole(section, "least") && isWhole(section, "most");
    places.put(name.get(), section);
    parameters.put(
        name.get(),
        new Parameter(
            name.get(),
            whole ? Field.Type.INT : Field.Type.DOUBLE,
            standard.orElseThrow(),
            least.orElseThrow(),
            most.orElseThrow(),
            unit.orElseThrow(),
            reason.orElseThrow()));
  }

  private static boolean isWhole(Section section, String key) {
    return section.plain(key).matches("-?[0-9]+");
  }

  private static void within(Section section, String key, double value, double least, double most) {
    if (value < least || value > most) {
      section.fault(key, shown(value) + " is not from " + shown(least) + " to " + shown(most));
    }
  }

  private static String shown(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** After all parameters. */
  void override(Section section) {
    Findings findings = section.findings();
    int before = findings.count();
    Optional<String> id = section.required("override").map(SourceText::text);
    Optional<String> name = section.required("parameter").map(SourceText::text);
    OptionalDouble value = section.number("value", -LARGEST, LARGEST);
    Optional<String> reason = section.required("reason").map(SourceText::text);
    Reach reach = Reach.ALL;
    String whose = "";
    for (Reach each : List.of(Reach.CLASS, Reach.TENANT, Reach.ACCOUNT)) {
      Optional<String> said = section.text(each.label()).map(SourceText::text);
      if (said.isPresent() && reach != Reach.ALL) {
        section.fault(each.label(), "stands beside `" + reach.label() + "`: say one of them");
      } else if (said.isPresent()) {
        reach = each;
        whose = said.get();
      }
    }
    if (whose.length() > LONGEST) {
      section.fault(reach.label(), "is longer than " + LONGEST + " characters");
    }
    Optional<String> fraud = section.text("fraud").map(SourceText::text);
    id.filter(each -> !each.matches(ID))
        .ifPresent(each -> section.fault("override", "`" + each + "` is not like acme-calls"));
    fraud
        .filter(each -> !each.matches(ID))
        .ifPresent(each -> section.fault("fraud", "`" + each + "` is not like irsf"));
    name.ifPresent(each -> check(section, each, value));
    if (findings.count() > before || name.filter(parameters::containsKey).isEmpty()) {
      return;
    }
    add(
        section,
        new ParameterOverride(
            id.orElseThrow(),
            name.orElseThrow(),
            reach,
            whose,
            fraud.orElse(""),
            value.orElseThrow(),
            reason.orElseThrow()));
  }

  private void check(Section section, String name, OptionalDouble value) {
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      if (!broken.contains(name)) {
        String hint = SpellingHint.hint(name, parameters.keySet());
        section.fault("parameter", "there is no parameter `" + name + "`" + hint);
      }
      return;
    }
    if (parameter.type() == Field.Type.INT && section.has("value") && !isWhole(section, "value")) {
      section.fault("value", "`" + name + "` is a whole number");
    } else if (value.isPresent()) {
      within(section, "value", value.getAsDouble(), parameter.least(), parameter.most());
    }
  }

  private void add(Section section, ParameterOverride override) {
    if (overrides.containsKey(override.id())) {
      section.fault("override", "`" + override.id() + "` is there already");
      return;
    }
    Optional<ParameterOverride> same =
        overrides.values().stream().filter(override::decidesTheSameAs).findFirst();
    if (same.isPresent()) {
      section.fault("override", "decides the same as `" + same.get().id() + "`");
    } else if (overrides.size() == Parameters.MOST_OVERRIDES) {
      section.fault("override", "there are " + Parameters.MOST_OVERRIDES + " already, the most");
    } else {
      overrides.put(override.id(), override);
      overridePlaces.put(override.id(), section);
    }
  }

  /** What no rule reads is allowed, but probably not meant. */
  void warnOfUnread(Collection<Rule> rules) {
    for (Map.Entry<String, Section> each : places.entrySet()) {
      if (rules.stream().noneMatch(rule -> reads(rule, each.getKey()))) {
        warn(each.getValue(), "name", "no rule reads the parameter `" + each.getKey() + "`");
      }
    }
    for (ParameterOverride each : overrides.values()) {
      boolean read =
          rules.stream()
              .filter(rule -> each.fraud().isEmpty() || each.fraud().equals(rule.fraud()))
              .anyMatch(rule -> reads(rule, each.parameter()));
      if (!read && overridePlaces.containsKey(each.id())) {
        String of = each.fraud().isEmpty() ? "no rule" : "no rule of `" + each.fraud() + "`";
        warn(
            overridePlaces.get(each.id()),
            "override",
            of
                + " reads the parameter `"
                + each.parameter()
                + "` of the override `"
                + each.id()
                + "`");
      }
    }
  }

  private static boolean reads(Rule rule, String parameter) {
    return rule.parameters().stream().anyMatch(each -> each.name().equals(parameter));
  }

  private static void warn(Section section, String key, String message) {
    section.findings().warning(section.line(key), message);
  }

  /** The overrides, in the order in which they were read. */
  List<ParameterOverride> overrides() {
    return new ArrayList<>(overrides.values());
  }
}
