package io.ringfence.cli.deny;

import io.ringfence.cli.local.DataFolder;
import io.ringfence.cli.local.ShutdownRequest;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DenyOption;
import io.ringfence.cli.options.KafkaClientOption;
import io.ringfence.cli.options.KeyFile;
import io.ringfence.cli.options.NotifyOption;
import io.ringfence.cli.options.SourcesOption;
import io.ringfence.deny.Deny;
import io.ringfence.deny.DenySettings;
import io.ringfence.notify.Notifier;
import io.ringfence.notify.OwnNotice;
import io.ringfence.notify.Receiver;
import io.ringfence.rule.Severity;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.signal.encoding.RecordSeal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Beside a cluster. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Has those who refuse told of whom lists on a broker name, until it is stopped.",
      "Prints `ready deny=HOST:PORT` once the lists have been read."
    })
final class DenyRunCommand implements Callable<Integer> {

  @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "the broker's address")
  private String bootstrap;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "the folder of keys and of who is refused; it is made if there is none")
  private Path data;

  @Option(
      names = "--id-key-file",
      paramLabel = "FILE",
      description = "the key of alerts' ids, as the job has it: only its listings count")
  private Path idKeyFile;

  @Mixin private DenyOption deny;
  @Mixin private SourcesOption sources;
  @Mixin private NotifyOption notify;
  @Mixin private KafkaClientOption client;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    DenySettings settings = deny.required().withOwn(sources.read());
    List<Receiver> receivers = notify.read().orElse(List.of());
    Properties kafka = client.settings(bootstrap);
    Optional<KeyedHash> key = KeyFile.ifNamed("--id-key-file", idKeyFile, KeyedHash::new);
    PrintWriter out = spec.commandLine().getOut();
    try (ShutdownRequest stop = new ShutdownRequest();
        DataFolder folder = DataFolder.open(data);
        Deny running =
            Deny.start(
                settings, kafka, new RecordSeal("listing", key), folder.path(), deny.port())) {
      boolean ready = false;
      Map<String, String> known = new HashMap<>();
      while (!stop.within(500)) {
        if (running.failure().isPresent()) {
          throw new IllegalStateException(running.failure().get());
        }
        if (!ready && running.ready()) {
          ready = true;
          out.println("ready deny=127.0.0.1:" + running.port());
          out.flush();
        }
        Map<String, String> now = running.troubles();
        for (Map.Entry<String, String> each : now.entrySet()) {
          if (!known.containsKey(each.getKey())) {
            tell(receivers, each.getKey(), each.getValue(), out);
          }
        }
        known = now;
      }
      return 0;
    } catch (KafkaException unusable) {
      throw new BadInput("--bootstrap, --kafka-client: " + unusable.getMessage());
    } catch (IOException e) {
      throw DataFolder.refusal(e);
    }
  }

  private static void tell(List<Receiver> all, String title, String text, PrintWriter out)
      throws InterruptedException {
    out.println(title + ". " + text);
    out.flush();
    OwnNotice notice =
        new OwnNotice("deny", false, Severity.HIGH, title, List.of(text), Instant.now());
    Notifier.send(all, notice, out);
  }
}
