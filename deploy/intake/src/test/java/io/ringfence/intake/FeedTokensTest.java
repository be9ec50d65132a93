package io.ringfence.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTokensTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("feed-tokens");
  }

  @Test
  void eachFeedGetsATokenOfItsOwnForTheOwnersEyes() throws Exception {
    FeedTokens tokens = FeedTokens.at(file, List.of("pbx", "pbx-1/log of hall"));

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String first = lines.get(0).substring("pbx ".length());
    String second = lines.get(1).substring("pbx-1/log of hall ".length());
    assertThat(first).hasSize(43).isNotEqualTo(second);
    assertThat(tokens.allow("pbx", first)).isTrue();
    assertThat(tokens.allow("pbx-1/log of hall", second)).isTrue();
    assertThat(tokens.allow("pbx", second)).isFalse();
    assertThat(tokens.allow("nobody", first)).isFalse();
    assertThat(tokens.allow("nobody", "")).isFalse();
  }

  @Test
  void whatIsThereStays() throws Exception {
    Files.writeString(file, "old 0123456789012345678901\n\nmine 0123456789012345678902");

    FeedTokens tokens = FeedTokens.at(file, List.of("mine", "new"));

    assertThat(Files.readAllLines(file)).hasSize(4).contains("old 0123456789012345678901");
    assertThat(tokens.allow("mine", "0123456789012345678902")).isTrue();
    FeedTokens.at(file, List.of("mine", "new"));
    assertThat(Files.readAllLines(file)).hasSize(4);
  }

  @Test
  void faultsAreToldWithTheirLine() throws Exception {
    assertFault("a 0123456789012345678901\nb short\n", ":2: ");
    assertFault("0123456789012345678901\n", ":1: ");
    assertFault("a 0123456789012345678901\n\na 0123456789012345678902\n", ":3: ");
    Files.delete(file);
    assertThatThrownBy(() -> FeedTokens.at(file, List.of("two\nlines")))
        .isInstanceOf(IOException.class);
  }

  private void assertFault(String text, String where) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(() -> FeedTokens.at(file, List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + where)
        .hasMessageNotContaining("0123456789");
  }
}
