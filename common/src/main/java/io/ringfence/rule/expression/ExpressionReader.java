package io.ringfence.rule.expression;

import io.ringfence.rule.field.Field;
import io.ringfence.rule.text.Section;
import io.ringfence.rule.text.SourceText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the expressions of a pack. Each is checked as it is written, so that a fault names what its
 * author sees; then its definitions are written out.
 */
public final class ExpressionReader {

  private final Language language;
  private final Definitions definitions;
  private final Set<String> used = new TreeSet<>();

  /**
   * @param language knows the names of the definitions, and of faulty ones that are not among them
   */
  public ExpressionReader(Language language, Definitions definitions) {
    this.language = language;
    this.definitions = definitions;
  }

  /** The definitions that have been mentioned in what was read. */
  public Set<String> used() {
    return used;
  }

  /**
   * Reads an expression of any type.
   *
   * @return empty where the key is absent, and without a fault where a definition is faulty
   */
  public Optional<CheckedExpression> read(Section section, String key) {
    return section.text(key).flatMap(written -> read(written, key, section));
  }

  private Optional<CheckedExpression> read(SourceText written, String key, Section section) {
    Optional<Language.Typed> typed = language.check(written, key, section.findings());
    Set<String> mentioned = language.definedIn(written.text());
    used.addAll(mentioned);
    if (typed.isEmpty() || !definitions.names().containsAll(mentioned)) {
      return Optional.empty();
    }
    String text = written.text();
    if (mentioned.isEmpty()) {
      return typed.map(each -> new CheckedExpression(text, each.tree(), each.names(), Map.of()));
    }
    SourceText expanded = written.with(definitions.expand(text));
    return language
        .check(expanded, key, section.findings())
        .map(
            each ->
                new CheckedExpression(
                    expanded.text(),
                    each.tree(),
                    each.names(),
                    through(each.names(), typed.get().names(), mentioned)));
  }

  private Map<String, String> through(
      Set<String> names, Set<String> written, Set<String> mentioned) {
    Map<String, String> through = new LinkedHashMap<>();
    for (String name : names) {
      if (!written.contains(name)) {
        mentioned.stream()
            .filter(each -> definitions.reads(each, name))
            .findFirst()
            .ifPresent(each -> through.put(name, each));
      }
    }
    return through;
  }

  /** Reads an expression that has to be a condition, and one that can hold. */
  public Optional<CheckedExpression> condition(Section section, String key) {
    Optional<CheckedExpression> checked = read(section, key);
    if (checked.isEmpty()) {
      return checked;
    }
    if (!ExpressionCompiler.type(checked.get().tree()).equals(Optional.of(Field.Type.BOOL))
        && !Language.isUnknownType(checked.get().tree())) {
      section.fault(key, "is a condition, not a " + checked.get().tree().getResultType().name());
      return Optional.empty();
    }
    if (ExpressionCompiler.constant(checked.get().tree()).equals(Optional.of(false))) {
      section.fault(key, "can never hold");
    }
    return checked;
  }
}
