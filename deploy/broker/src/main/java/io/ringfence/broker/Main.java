package io.ringfence.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A broker of its own process, for labs: {@code --port 9092 --dir DIR [--topics FILE]}. With {@code
 * --settings FILE}, properties of Kafka win over the usual ones, such as those of one node among
 * several, and no topics are made.
 */
public final class Main {

  private Main() {}

  /** Runs until the process is asked to stop; exits with 2 on bad use. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int port = 9092;
    Optional<Path> directory = Optional.empty();
    Optional<Topics> topics = Optional.of(Topics.shipped());
    Map<String, String> settings = Map.of();
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        usage(System.err);
      }
      switch (args[i]) {
        case "--port" -> port = Integer.parseInt(args[i + 1]);
        case "--dir" -> directory = Optional.of(Path.of(args[i + 1]));
        case "--topics" -> topics = Optional.of(Topics.read(Path.of(args[i + 1])));
        case "--settings" -> {
          settings = read(Path.of(args[i + 1]));
          topics = Optional.empty();
        }
        default -> usage(System.err);
      }
    }
    EmbeddedBroker broker = EmbeddedBroker.start(port, directory, settings);
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-broker"));
    if (topics.isPresent()) {
      List<Difference> differences = broker.createTopics(topics.get());
      differences.forEach(System.err::println);
    }
    System.out.println("Kafka is at " + broker.bootstrapServers());
    Thread.currentThread().join();
  }

  private static Map<String, String> read(Path file) throws IOException {
    Properties read = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      read.load(in);
    }
    Map<String, String> settings = new HashMap<>();
    read.stringPropertyNames().forEach(name -> settings.put(name, read.getProperty(name)));
    return settings;
  }

  private static void usage(PrintStream out) {
    out.println("usage: --port PORT --dir DIR [--topics FILE | --settings FILE]");
    System.exit(2);
  }
}
