package io.ringfence.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A test class, as far as its source says what runs it. Tests in nested and abstract classes would
 * have reports of other names; there are none, and they are refused.
 *
 * @param module its folder
 * @param type its full name
 * @param everyday how many of its test methods have no tag of the full circle
 * @param full how many have
 */
record TestSource(Path module, String type, int everyday, int full) {

  private static final Set<String> TESTS =
      Set.of(
          "Test",
          "ParameterizedTest",
          "RepeatedTest",
          "TestFactory",
          "TestTemplate",
          "Property",
          "Example",
          "ArchTest");

  /** What may look like code and is none; of strings the tag's name is kept. */
  private static final Pattern NO_CODE =
      Pattern.compile(
          "(?s)\"full\"|\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n"
              + "])*\"|'(?:\\\\.|[^'\\\\\\n"
              + "])+'|//[^\\n"
              + "]*|/\\*.*?\\*/");

  /** Annotations one after the other, with brackets of at most two levels. */
  private static final Pattern ANNOTATED =
      Pattern.compile(
          "(?:@(?!interface\\b)[\\w.]+\\s*(?:\\((?:[^()]++|\\((?:[^()]++|\\([^()]*\\))*+\\))*+\\))?\\s*)+");

  private static final Pattern NAME = Pattern.compile("@(?:[\\w]+\\.)*(\\w+)");
  private static final Pattern FULL = Pattern.compile("@(?:[\\w.]+\\.)?Tag\\s*\\(\\s*\"full\"");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?:(?:public|final|abstract|static)\\s+)*(?:class|record|interface|enum)\\b.*");

  /**
   * Reads it.
   *
   * @param file in {@code src/test/java} of the module
   */
  static TestSource read(Path module, Path file) throws IOException {
    String name = module.resolve("src/test/java").relativize(file).toString();
    String type = name.substring(0, name.length() - ".java".length()).replace('/', '.');
    return of(module, type, Files.readString(file));
  }

  static TestSource of(Path module, String type, String text) {
    String code = NO_CODE.matcher(text).replaceAll(each -> code(each.group()));
    boolean allFull = false;
    int everyday = 0;
    int full = 0;
    Matcher annotated = ANNOTATED.matcher(code);
    while (annotated.find()) {
      String annotations = annotated.group();
      boolean tagged = FULL.matcher(annotations).find();
      if (TYPE.matcher(code.substring(annotated.end()).lines().findFirst().orElse("")).matches()) {
        if (annotations.contains("@Nested")) {
          throw new IllegalStateException(type + ": nested tests are not counted yet");
        }
        allFull |= tagged && everyday + full == 0;
      } else if (NAME.matcher(annotations).results().anyMatch(e -> TESTS.contains(e.group(1)))) {
        if (tagged || allFull) {
          full++;
        } else {
          everyday++;
        }
      }
    }
    if (everyday + full > 0 && code.contains("\nabstract class")) {
      throw new IllegalStateException(type + ": inherited tests are not counted yet");
    }
    return new TestSource(module, type, everyday, full);
  }

  private static String code(String found) {
    return found.startsWith("/") ? " " : found.equals("\"full\"") ? found : "\"\"";
  }

  boolean hasTests() {
    return everyday + full > 0;
  }

  String circle() {
    return full == 0 ? "everyday" : everyday == 0 ? "full" : "both";
  }
}
