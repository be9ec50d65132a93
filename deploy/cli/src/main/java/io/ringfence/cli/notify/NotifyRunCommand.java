package io.ringfence.cli.notify;

import io.ringfence.cli.local.ShutdownRequest;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.KafkaClientOption;
import io.ringfence.cli.options.KeyFile;
import io.ringfence.cli.options.NotifyOption;
import io.ringfence.notify.Notifier;
import io.ringfence.notify.Receiver;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.signal.encoding.RecordSeal;
import io.ringfence.topics.TopicNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Notices beside a cluster. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Tells receivers of the alerts on a broker, until it is stopped.")
final class NotifyRunCommand implements Callable<Integer> {

  @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "the broker's address")
  private String bootstrap;

  @Option(
      names = "--id-key-file",
      paramLabel = "FILE",
      description = "the key of alerts' ids, as the job has it: only its alerts are told")
  private Path idKeyFile;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "of the alerts (default: ${DEFAULT-VALUE})")
  private String topic = TopicNames.ALERTS;

  @Mixin private NotifyOption receivers;
  @Mixin private KafkaClientOption client;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<Receiver> told = receivers.required();
    Properties kafka = client.settings(bootstrap);
    Optional<KeyedHash> key = KeyFile.ifNamed("--id-key-file", idKeyFile, KeyedHash::new);
    try (ShutdownRequest stop = new ShutdownRequest();
        Notifier notifier = started(told, kafka, new RecordSeal("alert", key))) {
      spec.commandLine().getOut().println("telling " + told.size() + " receivers");
      while (!stop.within(500)) {
        if (notifier.failure().isPresent()) {
          throw new IllegalStateException(notifier.failure().get());
        }
      }
      return 0;
    }
  }

  private Notifier started(List<Receiver> told, Properties kafka, RecordSeal seal) throws BadInput {
    try {
      return Notifier.start(told, kafka, topic, seal);
    } catch (KafkaException unusable) {
      throw new BadInput("--bootstrap, --kafka-client: " + unusable.getMessage());
    }
  }
}
