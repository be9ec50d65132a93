package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedTestsTest {

  @TempDir private Path root;

  private void report(String module, String name, String cases) throws Exception {
    Path folder = Files.createDirectories(root.resolve(module + "/target/surefire-reports"));
    Files.writeString(
        folder.resolve("TEST-" + name + ".xml"), "<testsuite>" + cases + "</testsuite>");
  }

  @Test
  void namesReasonNumberAndClassesOfSkippedTests() throws Exception {
    report(
        "jobs",
        "a.OneTest",
        "<testcase name='x' classname='a.OneTest'><skipped message='Assumption failed: nft is not"
            + " installed'/></testcase><testcase name='y' classname='a.OneTest'/>");
    report(
        "deploy/cli",
        "b.TwoTest",
        "<testcase name='z' classname='b.TwoTest'><skipped message='Assumption failed: nft is not"
            + " installed'/></testcase>");

    assertThat(SkippedTests.summary(root))
        .containsExactly("Skipped: 2 tests of OneTest, TwoTest: nft is not installed");
  }

  @Test
  void saysThatNothingWasSkipped() throws Exception {
    report("jobs", "a.OneTest", "<testcase name='y' classname='a.OneTest'/>");

    assertThat(SkippedTests.summary(root)).containsExactly("No test was skipped.");
  }
}
