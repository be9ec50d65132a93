package io.ringfence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every target over its seeds, its corpus and some inputs made of these, which are always the same.
 * {@link FuzzingRun} looks for new ones.
 */
class CorpusTest {

  static List<FuzzTarget> targets() {
    return AllTargets.all();
  }

  static List<FuzzTarget> withoutServer() {
    return AllTargets.withoutServer();
  }

  @ParameterizedTest
  @MethodSource("withoutServer")
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void everyInputIsReadOrRefused(FuzzTarget target) {
    attempts(target, target.everyday(), Bounds.GENEROUS);
  }

  @Tag("full") // three times as many, a console before a broker, and a processor's time
  @ParameterizedTest
  @MethodSource("targets")
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void everyInputIsReadOrRefusedWithinASecondOfAProcessor(FuzzTarget target) {
    attempts(target, target.mutations(), Bounds.STRICT);
  }

  private static void attempts(FuzzTarget target, int made, Bounds bounds) {
    List<byte[]> seeds = Seeds.all(target.seeds().get(), Seeds.corpusOf(target.name()));
    assertThat(seeds).as("seeds of %s", target).isNotEmpty();
    seeds.forEach(each -> attempt(target, each, bounds));
    attempt(target, new byte[0], bounds);
    Mutations mutations = new Mutations(target.name(), seeds);
    for (int i = 0; i < made; i++) {
      attempt(target, mutations.next(), bounds);
    }
  }

  private static void attempt(FuzzTarget target, byte[] input, Bounds bounds) {
    try {
      target.attempt(input, bounds);
    } catch (AssertionError | StackOverflowError | OutOfMemoryError harm) {
      int shown = Math.min(input.length, 4_096);
      String hex = HexFormat.of().formatHex(input, 0, shown);
      throw new AssertionError(target + " fails at the input (hex): " + hex, harm);
    }
  }

  @Test
  void everyFolderOfTheCorpusIsOfATarget() throws IOException {
    try (Stream<Path> folders = Files.list(Seeds.corpus(""))) {
      assertThat(folders.map(each -> each.getFileName().toString()))
          .isSubsetOf(targets().stream().map(FuzzTarget::name).collect(Collectors.toSet()));
    }
  }

  @Test
  void eachTargetHasANameOfItsOwn() {
    assertThat(targets().stream().map(FuzzTarget::name)).doesNotHaveDuplicates();
  }
}
