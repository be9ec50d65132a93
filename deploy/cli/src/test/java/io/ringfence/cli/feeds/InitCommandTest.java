package io.ringfence.cli.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

  @TempDir private Path folder;

  private Launch init(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "init";
    arguments[1] = own().toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Launch.of(arguments);
  }

  private Path own() {
    return folder.resolve("own");
  }

  @Test
  void aFolderOfTheProvidersOwnSettingsIsMadeAndFoundByEveryVerb() throws Exception {
    Launch made =
        init(
            "--country", "GB",
            "--zone", "Europe/London",
            "--feed", "asterisk-cdr,sshd",
            "--trunk", "PJSIP/carrier*",
            "--inside", "from-internal,+4420794600*",
            "--currency", "GBP");

    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(own().resolve("sources.yaml"))
        .content()
        .contains("region: GB", "lateness: 4h", "PJSIP/carrier*", "topic: feeds.sshd");
    assertThat(own().resolve("tariff.csv")).content().startsWith("# Prices are in GBP.");
    assertThat(own().resolve("pack")).isDirectoryContaining("glob:**.yaml");
    Path empty = Files.createFile(folder.resolve("empty.jsonl"));
    String out = folder.resolve("out").toString();
    Launch scan = Launch.of("--config", own().toString(), "scan", empty.toString(), "--out", out);
    assertThat(scan.exit()).as(scan.err()).isZero();

    Files.writeString(own().resolve("sources.yaml"), "sources: {default: {region: XX}}");
    assertThat(Launch.of("scan", empty.toString(), "--config=" + own(), "--out", out).err())
        .contains("sources.yaml has faults", "line 1");
    Files.writeString(own().resolve("sources.yaml"), "sources: {}");
    Files.writeString(own().resolve("pack").resolve("lists.yaml"), "rules: 5");
    assertThat(
            Launch.of("--config", own().toString(), "scan", empty.toString(), "--out", out).err())
        .contains("lists.yaml:1");
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    Files.createDirectories(own());
    Files.writeString(own().resolve("tariff.csv"), "mine");

    Launch again = init("--country", "GB", "--zone", "Europe/London");

    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("tariff.csv is there already");
    assertThat(own().resolve("tariff.csv")).hasContent("mine");
    assertThat(own().resolve("sources.yaml")).doesNotExist();
  }

  @Test
  void everyWrongAnswerIsTold() {
    Launch wrong =
        init(
            "--country", "XX",
            "--zone", "Mars/Olympus",
            "--feed", "nothing,csv",
            "--trunk", "a\"b",
            "--currency", "pounds");

    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("--country", "--zone", "--feed", "nothing", "feeds map", "--trunk", "--currency");
    assertThat(own()).doesNotExist();
  }
}
