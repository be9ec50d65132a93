package io.ringfence.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCirclesIT {

  private static final String BUILD = "-B verify";

  private static final String BOTH =
      """
      package a;

      /** Not {@code @Test}. */
      class BothTest {
        String text = "@Test // no comment";
        String[] more = {\"""
            @Test \\\""" @Test
            \""", "/*"};

        @Test
        void first() {} // @Test

        @Tag("full") // takes long
        @ParameterizedTest(name = "a (b)")
        @CsvSource({"a,(", "b,)"})
        void second(String each) {}

        @Override
        public String toString() { return ""; }

        @ArchTest static final Object RULE = null;

        @Tag("other")
        @Property
        void third() {}
      }
      """;

  private static final String FULL =
      """
      package a;

      @AnalyzeClasses(packages = "a")
      @Tag("full") // processes
      final class FullTest {
        @Test void first() {}
        @RepeatedTest(2) void second() {}
      }
      """;

  @TempDir private Path root;

  private void source(String module, String type, String text) throws Exception {
    Path folder = root.resolve(module + "/src/test/java/a");
    Files.writeString(Files.createDirectories(folder).resolve(type + ".java"), text);
  }

  private void report(String module, String plugin, String type) throws Exception {
    Path folder = Files.createDirectories(root.resolve(module + "/target/" + plugin));
    Files.writeString(folder.resolve("TEST-a." + type + ".xml"), "<testsuite/>");
  }

  private static String plain(String type) {
    return "package a;\n\nclass %s {\n  @Test\n  void works() {}\n}\n".formatted(type);
  }

  @Test
  void eachClassIsListedWithItsCircleAndNumbers() throws Exception {
    source("jobs", "BothTest", BOTH);
    source("deploy/cli", "FullTest", FULL);
    source("deploy/cli", "PlainTest", plain("PlainTest"));
    source("deploy/cli", "Helper", "package a;\n\nclass Helper {}\n");
    report("jobs", "surefire-reports", "BothTest");
    report("deploy/cli", "surefire-reports", "PlainTest");

    assertThat(TestCircles.run(root, BUILD, TestCircles::isEveryday)).isEmpty();
    assertThat(Files.readAllLines(root.resolve("deploy/dist/target/test-circles.txt")))
        .containsExactly(
            "both      a.BothTest  3 everyday, 1 full",
            "everyday  a.PlainTest  1 everyday, 0 full",
            "full      a.FullTest  0 everyday, 2 full");
  }

  @Test
  void aClassOfTheEverydayCircleWithoutAReportIsNamed() throws Exception {
    source("jobs", "BothTest", BOTH);
    source("jobs", "PlainTest", plain("PlainTest"));
    source("deploy/dist", "PackedIT", plain("PackedIT"));
    source("deploy/proof/forgotten", "WronglyNamed", plain("WronglyNamed"));
    source("deploy/cli", "FullTest", FULL);
    report("jobs", "surefire-reports", "PlainTest");
    report("deploy/dist", "failsafe-reports", "PackedIT");

    assertThat(TestCircles.run(root, BUILD, TestCircles::isEveryday))
        .containsExactly("a.BothTest", "a.WronglyNamed");
    assertThat(TestCircles.run(root, BUILD, each -> true)).contains("a.FullTest");
    assertThatThrownBy(() -> TestCircles.check(root, BUILD, TestCircles::isEveryday))
        .hasMessageContaining("a.BothTest, a.WronglyNamed");
  }

  @Test
  void whoeverChoosesTestsOrModulesIsNotHeldToAll() throws Exception {
    source("jobs", "PlainTest", plain("PlainTest"));

    assertThat(TestCircles.run(root, "-B verify -Dtest=OtherTest", TestCircles::isEveryday))
        .isEmpty();
    assertThat(TestCircles.run(root, "-B verify -pl jobs -am", TestCircles::isEveryday)).isEmpty();
    assertThat(TestCircles.run(root, "-B package -DskipTests", TestCircles::isEveryday)).isEmpty();
    assertThat(
            TestCircles.run(
                root, "-B verify -Pfull -Dmaven.test.failure.ignore=true", TestCircles::isEveryday))
        .containsExactly("a.PlainTest");
  }

  @Test
  void nestedTestsAreRefused() throws Exception {
    source(
        "jobs",
        "OuterTest",
        "package a;\n\n"
            + "class OuterTest {\n"
            + "  @Nested\n"
            + "  class Inner {\n"
            + "    @Test void x() {}\n"
            + "  }\n"
            + "}\n");

    assertThatThrownBy(() -> TestCircles.run(root, BUILD, TestCircles::isEveryday))
        .hasMessageContaining("a.OuterTest");
  }
}
