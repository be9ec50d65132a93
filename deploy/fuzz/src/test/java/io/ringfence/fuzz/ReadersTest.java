package io.ringfence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No reader of bytes is left out: each has a target, or a reason why it needs none. */
class ReadersTest {

  /** Readers without a target, each with the reason. */
  private static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          Map.entry("AlertNotice", "an alert whose seal is intact: the job has written it"),
          Map.entry("BuildVersion", "a resource of the build"),
          Map.entry("ClusterProcess", "logs of processes that it has started"),
          Map.entry("ConsoleCommand", "any bytes of some length are a key"),
          Map.entry("ConsoleUserCommand", "keeps lines of the users' file as they are"),
          Map.entry("DataFolder", "the release that it has written itself"),
          Map.entry(
              "DenyServer", "compares what it is asked for, and hands an address to SubjectText"),
          Map.entry(
              "ProxyThread", "answers of a proxy that was named: any JSON, or it is told again"),
          Map.entry("Arguments", "hands files of settings to their readers"),
          Map.entry("FeedArguments", "hands the tariff's file to TariffFile"),
          Map.entry("FollowedFile", "hands what it unpacks to LineReader"),
          Map.entry("Line", "hands its bytes to the formats, each of which has a target"),
          Map.entry("FileScan", "compares lines that it has written itself"),
          Map.entry("FlinkRest", "answers of a Flink that it has started"),
          Map.entry("KafkaArguments", "Java's own reader of properties; its refusals are caught"),
          Map.entry("KafkaConnectors", "hands bytes to AlertIntake and ProposedChange"),
          Map.entry("LauncherFolder", "hands files of settings to their readers"),
          Map.entry("KeyFile", "any bytes of some length are a key"),
          Map.entry("ListFileOptions", "hands bytes to ListFile"),
          Map.entry("Main", "settings of a broker, from whoever starts it"),
          Map.entry("LocalConsole", "a password that it has written itself"),
          Map.entry("MeasureShape", "what a judge has written itself, from its state"),
          Map.entry("NotifyYaml", "hands its text to SettingsYaml; any bytes are a secret"),
          Map.entry("PseudonymCommand", "any bytes of some length are a key"),
          Map.entry("RecordCodec", "the codecs of records, each of which has a target"),
          Map.entry("ReceiptCollector", "a receipt that this job has written, from its state"),
          Map.entry("SaidArguments", "Java's own reader of properties; its refusals are caught"),
          Map.entry("ScanSummary", "alerts that the scan has just written"),
          Map.entry("SecretKey", "any bytes of some length are a key"),
          Map.entry("SignalDeserializer", "hands bytes to Decoder"),
          Map.entry("SignalSearch", "shows JSON as it is, and passes over what is none"),
          Map.entry("StaticAssets", "resources of the build"),
          Map.entry("SupportPrograms", "a log of a process that it has started"),
          Map.entry("Vocabulary", "a resource of the build"));

  @Test
  void everyReaderHasATargetOrAReason() {
    Set<String> found = FoundReaders.names();
    Set<String> listed =
        AllTargets.all().stream()
            .flatMap(each -> each.readers().stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(LEFT_OUT.keySet()).doesNotContainAnyElementsOf(listed).isSubsetOf(found);
    listed.addAll(LEFT_OUT.keySet());
    assertThat(listed).containsExactlyInAnyOrderElementsOf(found);
  }
}
