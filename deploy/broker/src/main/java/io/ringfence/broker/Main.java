package io.ringfence.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A broker of its own process, for labs: {@code --port 9092 --dir DIR [--topics FILE]}. */
public final class Main {

  private Main() {}

  /** Runs until the process is asked to stop; exits with 2 on bad use. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int port = 9092;
    Optional<Path> directory = Optional.empty();
    Topics topics = Topics.shipped();
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        usage(System.err);
      }
      switch (args[i]) {
        case "--port" -> port = Integer.parseInt(args[i + 1]);
        case "--dir" -> directory = Optional.of(Path.of(args[i + 1]));
        case "--topics" -> topics = Topics.read(Path.of(args[i + 1]));
        default -> usage(System.err);
      }
    }
    EmbeddedBroker broker = EmbeddedBroker.start(port, directory);
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-broker"));
    List<Difference> differences = broker.createTopics(topics);
    differences.forEach(System.err::println);
    System.out.println("Kafka is at " + broker.bootstrapServers());
    Thread.currentThread().join();
  }

  private static void usage(PrintStream out) {
    out.println("usage: --port PORT --dir DIR [--topics FILE]");
    System.exit(2);
  }
}
