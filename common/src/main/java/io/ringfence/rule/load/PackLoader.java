package io.ringfence.rule.load;

import io.ringfence.rule.Pack;
import io.ringfence.rule.expression.Definitions;
import io.ringfence.rule.text.Fault;
import io.ringfence.rule.text.Findings;
import io.ringfence.rule.text.PackFile;
import io.ringfence.rule.text.PackText;
import io.ringfence.rule.text.Section;
import io.ringfence.signal.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * From a pack's text to a compiled pack, or to everything that is wrong with it. The same text and
 * settings always give the same pack: every task compiles its own.
 */
public final class PackLoader {

  private PackLoader() {}

  /**
   * What a pack is checked against.
   *
   * @param latenessMillis the lateness of sources in general: no rule may be quiet sooner
   * @param retention how long each class of data is kept: no window may be longer
   * @param approvedChanges whether changes of what is enforced have to be approved by a second
   *     person
   */
  public record Settings(long latenessMillis, Retention retention, boolean approvedChanges) {

    /** Ten minutes, and the retention that ships. */
    public static final Settings DEFAULT = new Settings(600_000, Retention.DEFAULT);

    /** Where one person may change every rule. */
    public Settings(long latenessMillis, Retention retention) {
      this(latenessMillis, retention, false);
    }

    public Settings {
      if (latenessMillis < 0) {
        throw new IllegalArgumentException("a lateness is not negative");
      }
    }
  }

  /**
   * What came of a text.
   *
   * @param pack present if and only if there are no faults
   * @param definitions the conditions and lists without faults
   * @param warnings what is allowed, but probably not meant
   */
  public record Loaded(
      Optional<Pack> pack, Definitions definitions, List<Fault> faults, List<Fault> warnings) {

    /** The pack, where a faulty one cannot be: it has been checked before. */
    public Pack orThrow() {
      return pack.orElseThrow(
          () -> {
            StringBuilder lines = new StringBuilder("the rule pack has faults:");
            faults.forEach(fault -> lines.append('\n').append(fault));
            return new IllegalArgumentException(lines.toString());
          });
    }
  }

  /** Reads a pack. Names are unique in all of its files, and known in all of them. */
  public static Loaded load(PackText text, Settings settings) {
    return load(text, Definitions.NONE, settings);
  }

  /** Reads measures and rules that may mention definitions from elsewhere. */
  public static Loaded load(PackText text, Definitions known, Settings settings) {
    Findings findings = new Findings();
    List<Section> files = new ArrayList<>();
    for (PackFile file : text.files()) {
      root(file.text(), findings.of(file.name())).ifPresent(files::add);
    }
    PackReader reader = new PackReader(files, known, settings, findings);
    Optional<Pack> pack =
        files.size() == text.files().size() ? Optional.of(reader.read()) : Optional.empty();
    return new Loaded(
        pack.filter(read -> findings.count() == 0),
        reader.definitions(),
        findings.faults(),
        findings.warnings());
  }

  private static Optional<Section> root(String text, Findings findings) {
    try {
      Optional<Node> root =
          new Compose(LoadSettings.builder().setMaxAliasesForCollections(50).build())
              .composeString(text);
      if (root.isPresent() && root.get() instanceof MappingNode mapping) {
        return Optional.of(new Section(mapping, PackReader.KEYS, findings));
      }
      findings.fault(1, "a pack is a mapping with `conditions`, `lists`, `measures` and `rules`");
    } catch (MarkedYamlEngineException broken) {
      int line = broken.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      findings.fault(line, "no YAML: " + broken.getProblem());
    } catch (YamlEngineException broken) {
      findings.fault(1, "no YAML: " + broken.getMessage());
    } catch (IllegalArgumentException broken) {
      // The parser does not expect it.
      findings.fault(1, "no YAML: an escape in a quoted text stands for no character");
    } catch (StackOverflowError deep) {
      findings.fault(1, "nested too deeply");
    }
    return Optional.empty();
  }
}
