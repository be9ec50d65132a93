package io.ringfence.rule.expression;

import dev.cel.common.types.CelType;
import io.ringfence.rule.expression.Definitions.Definition;
import io.ringfence.rule.text.Section;
import io.ringfence.rule.text.SourceText;
import io.ringfence.rule.text.UniqueNames;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the conditions and lists of a pack: those of all files, before any expression is checked,
 * since each may be mentioned before it is declared.
 */
public final class DefinitionReader {

  public static final Set<String> CONDITION_KEYS = Set.of("name", "is");
  public static final Set<String> LIST_KEYS = Set.of("name", "of");

  private static final String BODY = "is";

  private final UniqueNames names;
  private final Map<String, Section> conditions = new LinkedHashMap<>();
  private final Map<String, Section> lists = new LinkedHashMap<>();

  /** Of lists; one that has faults has none. */
  private final Map<String, ListLiteral> literals = new HashMap<>();

  private final Set<String> used = new TreeSet<>();

  /**
   * @param names that are taken so far
   */
  public DefinitionReader(UniqueNames names) {
    this.names = names;
  }

  public void list(Section section) {
    Optional<String> name = name(section, "list", "busy_codes");
    Optional<ListLiteral> literal = ListLiteral.read(section, "of");
    name.ifPresent(
        each -> {
          lists.put(each, section);
          literal.ifPresent(list -> literals.put(each, list));
        });
  }

  public void condition(Section section) {
    section.required(BODY);
    name(section, "condition", "premium_call").ifPresent(name -> conditions.put(name, section));
  }

  private Optional<String> name(Section section, String what, String example) {
    Optional<String> name = section.required("name").map(SourceText::text);
    if (name.isEmpty()) {
      return name;
    }
    if (!name.get().matches(Language.NAME)) {
      section.fault("name", "`" + name.get() + "` is not like " + example);
      return Optional.empty();
    }
    if (ReservedNames.WORDS.contains(name.get()) || ReservedNames.FUNCTIONS.contains(name.get())) {
      section.fault("name", "`" + name.get() + "` means something else in conditions");
      return Optional.empty();
    }
    return name.filter(each -> names.take(what, each, section.line("name"), section.findings()));
  }

  /** What expressions may mention, the faulty included: of which type they are. */
  public Map<String, CelType> types() {
    Map<String, CelType> types = new HashMap<>();
    conditions.keySet().forEach(name -> types.put(name, Language.CONDITION));
    lists.keySet().forEach(name -> types.put(name, Language.UNKNOWN));
    literals.forEach((name, literal) -> types.put(name, Language.listOf(literal.type())));
    return types;
  }

  /**
   * Checks the conditions as they are written, and writes out what they mention.
   *
   * @param language of signals and {@link #types}
   * @param known definitions that were not read here
   * @return those and these, without the faulty ones
   */
  public Definitions read(Language language, Definitions known) {
    Map<String, Set<String>> mentions = new LinkedHashMap<>();
    conditions.forEach(
        (name, section) -> mentions.put(name, language.definedIn(section.plain(BODY))));
    mentions.values().forEach(used::addAll);
    for (var circle : DefinitionCircles.in(mentions)) {
      conditions
          .get(circle.get(0))
          .fault(BODY, "the condition is made of itself: " + String.join(" -> ", circle));
    }
    Map<String, Definition> sound = new HashMap<>(known.byName());
    literals.forEach((name, literal) -> sound.put(name, Definition.list(literal)));
    Set<String> begun = new TreeSet<>();
    conditions.keySet().forEach(name -> write(name, language, mentions, begun, sound));
    return new Definitions(sound);
  }

  /** Adds a condition after those that it mentions; without them it is not sound, either. */
  private void write(
      String name,
      Language language,
      Map<String, Set<String>> mentions,
      Set<String> begun,
      Map<String, Definition> sound) {
    if (!conditions.containsKey(name) || !begun.add(name)) {
      return;
    }
    mentions.get(name).forEach(other -> write(other, language, mentions, begun, sound));
    Section section = conditions.get(name);
    int before = section.findings().count();
    new ExpressionReader(language, new Definitions(sound))
        .condition(section, BODY)
        .filter(checked -> section.findings().count() == before)
        .ifPresent(
            checked ->
                sound.put(
                    name, Definition.condition(ExpressionTokens.withoutComments(checked.text()))));
  }

  /** What nobody mentions is allowed, but probably not meant. */
  public void warnOfUnused(Set<String> usedElsewhere) {
    conditions.forEach((name, section) -> warn("condition", name, section, usedElsewhere));
    lists.forEach((name, section) -> warn("list", name, section, usedElsewhere));
  }

  private void warn(String what, String name, Section section, Set<String> usedElsewhere) {
    if (!used.contains(name) && !usedElsewhere.contains(name)) {
      section
          .findings()
          .warning(section.line("name"), "nothing uses the " + what + " `" + name + "`");
    }
  }
}
