package io.ringfence.rule.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Fields;
import io.ringfence.rule.text.Findings;
import io.ringfence.rule.text.SourceText;
import io.ringfence.rule.text.SpellingHint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * CEL with a set of names: flat dotted variables, the standard functions, and the extensions for
 * texts and numbers. Whole and real numbers compare with each other. Used by one thread.
 */
public final class Language {

  public static final Map<String, CelType> SUBJECT =
      Map.of(
          "subject.kind", SimpleType.STRING,
          "subject.value", SimpleType.STRING,
          "subject.listed", SimpleType.BOOL,
          "subject.listings", ListType.create(SimpleType.STRING),
          "subject.timesListed", SimpleType.INT,
          "subject.allowed", SimpleType.BOOL);

  static final CelType CONDITION = SimpleType.BOOL;

  /** Of what has faults: whatever is made of it is right. */
  static final CelType UNKNOWN = SimpleType.DYN;

  static CelType listOf(Field.Type elements) {
    return ListType.create(type(elements));
  }

  /** What a measure, a condition or a list may be called. */
  public static final String NAME = "[a-z][a-z0-9_]*";

  /** An expression without faults, and the names that it mentions. */
  record Typed(CelAbstractSyntaxTree tree, Set<String> names) {}

  /** Of variables, and of what is written out before anything is evaluated. */
  private final Map<String, CelType> names;

  private final Set<String> defined;
  private final CelCompiler compiler;

  /** Expressions without faults by their text: many rules and measures of a pack share theirs. */
  private final Map<String, Typed> checked = new HashMap<>();

  private Language(Map<String, CelType> names, Set<String> defined) {
    this.names = names;
    this.defined = defined;
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(ExpressionLimits.OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings(), CelExtensions.math());
    names.forEach(builder::addVar);
    compiler = builder.build();
  }

  /**
   * For guards and measures: knows the fields of signals.
   *
   * @param definitions types of the conditions and lists that are written out later
   */
  public static Language ofSignals(Map<String, CelType> definitions) {
    Map<String, CelType> names = new LinkedHashMap<>();
    Fields.all().forEach(field -> names.put(field.name(), type(field.type())));
    names.putAll(definitions);
    return new Language(names, Set.copyOf(definitions.keySet()));
  }

  /**
   * For the conditions of rules: knows the subject and measures beside what this one knows.
   *
   * @param broken measures that have faults, each with its type if that can be told all the same
   */
  public Language withMeasures(
      Map<String, Field.Type> measures, Map<String, Optional<Field.Type>> broken) {
    Map<String, CelType> more = new LinkedHashMap<>(names);
    more.putAll(SUBJECT);
    broken.forEach(
        (name, type) -> {
          if (name.matches(NAME)) {
            more.putIfAbsent(name, type.map(Language::type).orElse(SimpleType.DYN));
          }
        });
    measures.forEach((name, type) -> more.putIfAbsent(name, type(type)));
    return new Language(more, defined);
  }

  /** The definitions that a text mentions, whatever else is in it. */
  Set<String> definedIn(String text) {
    return Definitions.mentioned(text, defined);
  }

  static CelType type(Field.Type type) {
    return switch (type) {
      case TEXT -> SimpleType.STRING;
      case INT -> SimpleType.INT;
      case DOUBLE -> SimpleType.DOUBLE;
      case BOOL -> SimpleType.BOOL;
    };
  }

  public Set<String> names() {
    return names.keySet();
  }

  /** What is wrong goes to the findings, with the line of the file and the column of the text. */
  Optional<Typed> check(SourceText written, String key, Findings findings) {
    Typed known = checked.get(written.text());
    if (known != null) {
      return Optional.of(known);
    }
    CelValidationResult parsed = compiler.parse(written.text());
    if (parsed.hasError()) {
      // What follows a syntax error are its consequences.
      CelFaults.report(parsed.getErrors().get(0), written, key, findings);
      return Optional.empty();
    }
    try {
      CelAbstractSyntaxTree tree = parsed.getAst();
      Map<Long, String> unknown = new LinkedHashMap<>();
      collectUnknown(tree.getExpr(), new HashSet<>(), unknown);
      unknown.forEach(
          (id, name) -> {
            CelSourceLocation where = CelFaults.location(tree, id, name);
            String what = "unknown name `" + name + "`" + SpellingHint.hint(name, names.keySet());
            findings.missing(
                CelFaults.line(where, written), key, name, CelFaults.message(where, what, key));
          });
      if (!unknown.isEmpty()) {
        return Optional.empty();
      }
      Optional<String> shadowed = shadowed(tree);
      if (shadowed.isPresent()) {
        String what = "`" + shadowed.get() + "` has a meaning in this pack: rename the variable";
        findings.fault(written.line(), key, key + ": " + what);
        return Optional.empty();
      }
      CelValidationResult typed = compiler.check(tree);
      if (typed.hasError()) {
        typed.getErrors().forEach(issue -> CelFaults.report(issue, written, key, findings));
        return Optional.empty();
      }
      CelAbstractSyntaxTree whole = typed.getAst();
      Optional<String> excess = ExpressionCost.excess(whole.getExpr());
      if (excess.isPresent()) {
        findings.fault(written.line(), key, key + ": " + excess.get());
        return Optional.empty();
      }
      Typed right = new Typed(whole, mentioned(whole, whole.getExpr()));
      checked.put(written.text(), right);
      return Optional.of(right);
    } catch (CelValidationException impossible) {
      throw new IllegalStateException("a tree without errors is one", impossible);
    }
  }

  /** A variable of a loop that has the name of a definition, which would be written out there. */
  private Optional<String> shadowed(CelAbstractSyntaxTree tree) {
    return CelNavigableExpr.fromExpr(tree.getExpr())
        .allNodes()
        .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION)
        .map(node -> node.expr().comprehension())
        .flatMap(loop -> Stream.of(loop.iterVar(), loop.iterVar2()))
        .filter(defined::contains)
        .findFirst();
  }

  public boolean knows(String name) {
    return names.containsKey(name);
  }

  /** Whether the name is written out, and so has no value when a rule is judged. */
  public boolean defines(String name) {
    return defined.contains(name);
  }

  static boolean isUnknownType(CelAbstractSyntaxTree tree) {
    return tree.getResultType().equals(SimpleType.DYN);
  }

  /** The variables in one part of a checked tree. */
  public Set<String> mentioned(CelAbstractSyntaxTree tree, CelExpr part) {
    Set<String> mentioned = new TreeSet<>();
    CelNavigableExpr.fromExpr(part)
        .allNodes()
        .forEach(
            node ->
                tree.getReference(node.id())
                    .map(CelReference::name)
                    .filter(names::containsKey)
                    .ifPresent(mentioned::add));
    return mentioned;
  }

  /** Dotted names that are no variable and do not begin with one. */
  private void collectUnknown(CelExpr expr, Set<String> bound, Map<Long, String> unknown) {
    switch (expr.getKind()) {
      case IDENT, SELECT -> {
        String name = dotted(expr);
        if (name.isEmpty()) {
          collectUnknown(expr.select().operand(), bound, unknown);
        } else if (!startsWithKnown(name, bound)) {
          unknown.put(expr.id(), name);
        }
      }
      case CALL -> {
        expr.call().target().ifPresent(target -> collectTarget(expr, target, bound, unknown));
        expr.call().args().forEach(each -> collectUnknown(each, bound, unknown));
      }
      case COMPREHENSION -> {
        CelExpr.CelComprehension loop = expr.comprehension();
        collectUnknown(loop.iterRange(), bound, unknown);
        collectUnknown(loop.accuInit(), bound, unknown);
        Set<String> inner = new HashSet<>(bound);
        inner.add(loop.iterVar());
        inner.add(loop.iterVar2());
        inner.add(loop.accuVar());
        collectUnknown(loop.loopCondition(), inner, unknown);
        collectUnknown(loop.loopStep(), inner, unknown);
        collectUnknown(loop.result(), inner, unknown);
      }
      default ->
          ExpressionCost.children(expr).forEach(each -> collectUnknown(each, bound, unknown));
    }
  }

  /** The target of {@code math.greatest(...)} is the function's name space, not a variable. */
  private void collectTarget(
      CelExpr call, CelExpr target, Set<String> bound, Map<Long, String> unknown) {
    String full = dotted(target) + '.' + call.call().function();
    if (!CelExtensions.getAllFunctionNames().contains(full)) {
      collectUnknown(target, bound, unknown);
    }
  }

  private boolean startsWithKnown(String name, Set<String> bound) {
    for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
      String start = name.substring(0, end);
      if (names.containsKey(start) || bound.contains(start)) {
        return true;
      }
    }
    // The type names of CEL (int, string) are identifiers, too.
    return SimpleType.findByName(name).isPresent();
  }

  /** {@code a.b.c} of a chain of selections; empty if it does not start with a name. */
  static String dotted(CelExpr expr) {
    return switch (expr.getKind()) {
      case IDENT -> expr.ident().name();
      case SELECT -> {
        String start = dotted(expr.select().operand());
        yield start.isEmpty() ? "" : start + '.' + expr.select().field();
      }
      default -> "";
    };
  }
}
