package io.ringfence.cli.lists;

import io.ringfence.cli.options.BadInput;
import io.ringfence.decode.feed.Sources;
import io.ringfence.lists.intake.Format;
import io.ringfence.lists.intake.ImportFault;
import io.ringfence.lists.intake.ImportFaultKind;
import io.ringfence.lists.intake.ImportFaults;
import io.ringfence.lists.intake.KindDetection;
import io.ringfence.lists.intake.ListImport;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of import and check: files of lists, and how they are read. */
final class ListFileOptions {

  /** No list has more; more would not fit into the heap twice. */
  private static final long LARGEST = 512L << 20;

  private static final Set<ImportFaultKind> BLOCKS =
      EnumSet.of(
          ImportFaultKind.PRIVATE,
          ImportFaultKind.SHARED,
          ImportFaultKind.LOOPBACK,
          ImportFaultKind.LINK_LOCAL,
          ImportFaultKind.MULTICAST,
          ImportFaultKind.DOCUMENTATION,
          ImportFaultKind.BOGON);

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "lines, CSV, netset, ipset or JSON, perhaps with gzip; - for standard input")
  private List<String> files;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description = "auto, lines, csv, netset, ipset or json (default: auto, by content)")
  private String format = "auto";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "kind of all subjects, where neither they nor their column say it")
  private String kind;

  @Option(
      names = "--region",
      paramLabel = "ISO",
      description =
          "country in which numbers without a country code are dialled (default: that of sources.yaml)")
  private String region;

  @Option(
      names = "--allow",
      description =
          "the subjects are cleared rather than listed; they may be private or call for help")
  private boolean allow;

  @Option(
      names = "--permit",
      split = ",",
      paramLabel = "BLOCK",
      description =
          "blocks of addresses that are not refused: private, shared, loopback, link-local, multicast, documentation, bogon")
  private List<String> permit = List.of();

  ListImport read() throws BadInput {
    ListImport intake =
        new ListImport(new ListImport.Settings(format(), kind(), region(), allow, permitted()));
    for (String file : files) {
      read(file, intake);
    }
    return intake;
  }

  private void read(String file, ListImport intake) throws BadInput {
    try {
      if (file.equals("-")) {
        intake.read("-", System.in.readNBytes((int) LARGEST));
        return;
      }
      Path path = Path.of(file);
      if (!Files.isRegularFile(path)) {
        throw new BadInput("there is no file " + file);
      }
      if (Files.size(path) > LARGEST) {
        intake.fault(new ImportFault(file, 0, ImportFaultKind.TOO_LARGE, "more than 512 MiB"));
        return;
      }
      intake.read(file, Files.readAllBytes(path));
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage());
    }
  }

  private Format format() throws BadInput {
    if (format.equals("auto")) {
      return null;
    }
    return Arrays.stream(Format.values())
        .filter(each -> each.label().equals(format))
        .findFirst()
        .orElseThrow(() -> new BadInput("--format: auto, lines, csv, netset, ipset or json"));
  }

  private SubjectKind kind() throws BadInput {
    SubjectKind named = kind == null ? null : KindDetection.named(kind);
    if (kind != null && named == null) {
      throw new BadInput("--kind: one of " + KindDetection.NAMES);
    }
    return named;
  }

  private String region() throws BadInput {
    return region(region);
  }

  /** As given, or that of all sources that are not named. */
  static String region(String given) throws BadInput {
    if (given == null) {
      return Sources.shipped().of(Sources.DEFAULT_NAME).region();
    }
    if (!List.of(Locale.getISOCountries()).contains(given)) {
      throw new BadInput("--region: two capital letters of a country, such as US");
    }
    return given;
  }

  private Set<ImportFaultKind> permitted() throws BadInput {
    Set<ImportFaultKind> permitted = EnumSet.noneOf(ImportFaultKind.class);
    for (String name : permit) {
      permitted.add(
          BLOCKS.stream()
              .filter(each -> each.label().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new BadInput(
                          "--permit: "
                              + BLOCKS.stream()
                                  .map(ImportFaultKind::label)
                                  .collect(Collectors.joining(", ")))));
    }
    return permitted;
  }

  /** The first of them, how many there are, and of which names. */
  static void print(ImportFaults faults, PrintWriter out) {
    faults.first().forEach(out::println);
    long more = faults.total() - faults.first().size();
    if (more > 0) {
      out.printf("and %,d more%n", more);
    }
    if (faults.total() > 0) {
      String counts =
          faults.counts().entrySet().stream()
              .map(each -> "%s %,d".formatted(each.getKey().label(), each.getValue()))
              .collect(Collectors.joining(", "));
      out.printf("%,d faults: %s%n", faults.total(), counts);
    }
  }
}
