package io.ringfence.intake;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/** Whatever happens to a log between two lines, each line is told, in order. */
@Tag("full") // restarts of the intake
class RotationPropertyTest {

  enum Step {
    APPEND,
    APPEND_MANY,
    HALF_LINE,
    RENAME,
    TRUNCATE,
    RESTART,
    KILL
  }

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final List<String> written = new ArrayList<>();
  private String half = "";

  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  void eachLineIsToldInOrder(@ForAll @Size(min = 3, max = 12) List<Step> steps) throws Exception {
    written.clear();
    half = "";
    Path folder = Files.createTempDirectory("rotation");
    Path log = folder.resolve("x.log");
    String feed = "rotated-" + RUNS.incrementAndGet();
    boolean kills = false;
    int rotated = 99;
    try (IntakeRig rig =
            new IntakeRig(
                folder, "sources: {%s: {files: \"%s*\", format: ringfence}}".formatted(feed, log));
        IntakeRig.Following following = new IntakeRig.Following(rig.topic(feed))) {
      Path kept = folder.resolve("positions").resolve(rig.topic(feed));
      for (Step step : steps) {
        switch (step) {
          case APPEND -> line(log);
          case APPEND_MANY -> {
            for (int i = 0; i < 50; i++) {
              line(log);
            }
          }
          case HALF_LINE -> {
            String part = "half " + written.size() + ' ';
            half += part;
            Files.writeString(log, part, CREATE, APPEND);
          }
          case RENAME -> {
            line(log); // a last line without an end is told later than the next file's
            Files.move(log, folder.resolve("x.log." + rotated--));
          }
          case TRUNCATE -> {
            line(log);
            awaitAll(following); // what was not read before is lost for everybody
            IntakeRig.until(
                () ->
                    Files.exists(kept)
                        && Files.readString(kept).contains(" " + Files.size(log) + " "));
            Files.writeString(log, "");
          }
          case RESTART -> {
            rig.stop();
            rig.start();
          }
          case KILL -> {
            kills = true;
            String before = Files.exists(kept) ? Files.readString(kept) : "";
            line(log);
            awaitAll(following);
            rig.stop();
            Files.writeString(kept, before);
            rig.start();
          }
        }
      }
      line(log);
      awaitAll(following);
      List<String> told = following.records();
      if (kills) {
        assertThat(told).containsSubsequence(written);
      } else {
        assertThat(told).containsExactlyElementsOf(written);
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private void line(Path log) throws IOException {
    String rest = "line " + written.size();
    written.add(half + rest);
    half = "";
    Files.writeString(log, rest + "\n", CREATE, APPEND);
  }

  private void awaitAll(IntakeRig.Following following) throws Exception {
    IntakeRig.until(() -> following.poll().containsAll(written));
  }
}
