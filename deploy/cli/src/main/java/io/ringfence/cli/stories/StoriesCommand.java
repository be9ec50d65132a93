package io.ringfence.cli.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.OutputOrJsonOption;
import io.ringfence.rule.Mode;
import io.ringfence.story.Story;
import io.ringfence.story.StoryJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What alerts come to. */
@Command(
    name = "stories",
    mixinStandardHelpOptions = true,
    description = {
      "Puts alerts together that tell of the same attack, and says it in one sentence.",
      "Reads alerts as the topic `alerts` or a scan has them, one a line, in any order; of each the"
          + " last version counts."
    })
public final class StoriesCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "alerts, JSON lines; - for standard input")
  private String file;

  @Mixin private OutputOrJsonOption output;

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      description = "of alerts that are this tenant's alone (default: of all alerts)")
  private String tenant;

  @Option(names = "--shadow", description = "also those of rules that are only looked at")
  private boolean shadow;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    List<Story> stories =
        read().stream().filter(each -> shadow || each.mode() == Mode.ENFORCE).toList();
    if (output.json()) {
      stories.forEach(each -> out.println(StoryJson.write(each)));
    } else {
      StoryText.print(stories, out);
    }
    return 0;
  }

  private List<Story> read() throws BadInput {
    try (BufferedReader lines =
        file.equals("-")
            ? new BufferedReader(new InputStreamReader(System.in, UTF_8))
            : Files.newBufferedReader(Path.of(file))) {
      return StoriesFile.read(lines, file, tenant);
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read");
    }
  }
}
