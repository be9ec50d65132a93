package io.ringfence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.access.AccessCommand;
import io.ringfence.cli.accesslog.LogDoor;
import io.ringfence.cli.audit.savepoint.NoSavepointException;
import io.ringfence.cli.audit.savepoint.Savepoint;
import io.ringfence.cli.evaluate.input.AlertsFile;
import io.ringfence.cli.evaluate.input.SignalsFile;
import io.ringfence.cli.evaluate.input.TruthFile;
import io.ringfence.cli.evaluate.input.TruthLabels;
import io.ringfence.cli.options.BadInput;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** Files that the launcher reads. */
final class FileTargets {

  private static final long NEXT_YEAR = 1_827_133_200_000L;

  private FileTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        refusing("truth", "TruthFile", FileTargets::truths, TruthFile::read),
        refusing("alerts-file", "AlertsFile", AlertTargets::alerts, AlertsFile::read),
        refusing(
            "signals-file",
            "SignalsFile",
            () -> List.of(RecordTargets.lines()),
            file -> SignalsFile.read(file, new TruthLabels(List.of(), List.of(), 0), NEXT_YEAR)),
        refusing("access-log", "LogReader", () -> Seeds.contract("\"outcome\""), LogDoor::read),
        FuzzTarget.of(
                "documents",
                Set.of("AccessCommand"),
                () -> Seeds.contract("\"keptUntil\""),
                input -> Scratch.file(input, FileTargets::page))
            .slow(),
        FuzzTarget.of(
                "savepoints", Set.of("Savepoint"), FileTargets::savepoints, FileTargets::savepoint)
            .refusing(NoSavepointException.class)
            .slow()
            .unbounded());
  }

  private static FuzzTarget refusing(
      String name,
      String reader,
      java.util.function.Supplier<List<byte[]>> seeds,
      Scratch.Reading reading) {
    return FuzzTarget.of(name, Set.of(reader), seeds, input -> Scratch.file(input, reading))
        .refusing(BadInput.class);
  }

  private static List<byte[]> truths() {
    return Seeds.texts(
        """
        {"subscribers":2000,"attacks":[{"id":"a-1","frauds":["irsf"],"pace":"loud",\
        "subjects":[{"kind":"account","value":"acme-17"}],"from":"2026-03-02T13:52:39Z",\
        "to":"2026-03-02T14:05:15Z","signals":["c-1"]}],\
        "traps":[{"name":"votes","subjects":[{"kind":"number","value":"+12025550123"}]}]}\
        """);
  }

  /** A page, or a refusal with an exit code and a message; never a stack trace. */
  private static void page(Path file) throws Exception {
    Path html = file.resolveSibling(file.getFileName() + ".html");
    StringWriter said = new StringWriter();
    try {
      CommandLine line =
          new CommandLine(new AccessCommand())
              .setOut(new PrintWriter(said))
              .setErr(new PrintWriter(said))
              .setExecutionExceptionHandler(
                  (fault, command, parsed) -> {
                    if (fault instanceof BadInput) {
                      return 2;
                    }
                    throw fault;
                  });
      int code = line.execute(file.toString(), "--html", html.toString());
      assertThat(code).as("%s", said).isIn(0, 2);
      assertThat(Files.exists(html)).isEqualTo(code == 0);
    } finally {
      Files.deleteIfExists(html);
    }
  }

  /** Metadata of a savepoint of each job. */
  private static List<byte[]> savepoints() {
    return Seeds.folder("deploy/fuzz/src/test/resources/savepoint");
  }

  private static void savepoint(byte[] input) throws Exception {
    Path folder = Scratch.folder();
    try {
      Files.write(folder.resolve("_metadata"), input);
      Savepoint.open(folder);
    } finally {
      Files.delete(folder.resolve("_metadata"));
      Files.delete(folder);
    }
  }
}
