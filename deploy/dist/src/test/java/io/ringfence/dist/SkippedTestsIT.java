package io.ringfence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedTestsIT {

  @TempDir private Path root;

  private void report(String module, String name, String cases) throws Exception {
    report(module, "surefire-reports", name, cases);
  }

  private void report(String module, String plugin, String name, String cases) throws Exception {
    Path folder = Files.createDirectories(root.resolve(module + "/target/" + plugin));
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
        "deploy/dist",
        "failsafe-reports",
        "b.TwoIT",
        "<testcase name='z' classname='b.TwoIT'><skipped message='Assumption failed: nft is not"
            + " installed'/></testcase>");

    assertThat(SkippedTests.summary(root))
        .containsExactly("Skipped: 2 tests of OneTest, TwoIT: nft is not installed");
  }

  @Test
  void saysThatNothingWasSkipped() throws Exception {
    report("jobs", "a.OneTest", "<testcase name='y' classname='a.OneTest'/>");

    assertThat(SkippedTests.summary(root)).containsExactly("No test was skipped.");
  }
}
