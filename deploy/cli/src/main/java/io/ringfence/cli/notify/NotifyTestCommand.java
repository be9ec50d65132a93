package io.ringfence.cli.notify;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.NotifyOption;
import io.ringfence.notify.Notifier;
import io.ringfence.notify.Receiver;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether receivers can be reached. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Sends a test to each receiver, and says what became of it.")
final class NotifyTestCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RECEIVER", description = "their names (default: all)")
  private List<String> names = new ArrayList<>();

  @Mixin private NotifyOption receivers;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<Receiver> all = receivers.required();
    for (String name : names) {
      if (all.stream().noneMatch(each -> each.name().equals(name))) {
        throw new BadInput("no receiver is called " + name);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    int exit = 0;
    for (Receiver each : all) {
      if (names.isEmpty() || names.contains(each.name())) {
        Optional<String> failed = Notifier.test(each, Instant.now());
        out.println(each.name() + ": " + failed.map(why -> "failed: " + why).orElse("delivered"));
        exit = failed.isPresent() ? 1 : exit;
      }
    }
    return exit;
  }
}
