package io.ringfence.cli.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.OutputOption;
import io.ringfence.cli.options.RegionOption;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.signal.Subject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a subject is called in receipts and in the ledger of erasures. */
@Command(
    name = "pseudonym",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what a subject is called in privacy receipts, for each key that there has been, and"
          + " in the ledger of erasures.",
      "Exit 0 if done, 2 if a key cannot be read."
    })
public final class PseudonymCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "SUBJECT", description = "KIND:VALUE, or a bare number or address")
  private String text;

  @Option(
      names = "--receipt-key-file",
      paramLabel = "FILE",
      description = "the key of privacy receipts, or a folder of keys")
  private Path receiptKeys;

  @Option(names = "--id-key-file", paramLabel = "FILE", description = "the key of alerts' ids")
  private Path idKey;

  @Mixin private OutputOption output;

  @Spec private CommandSpec spec;

  /** What a subject is called under one key of receipts. */
  private record Named(String key, String pseudonym) {}

  @Override
  public Integer call() throws BadInput {
    if (receiptKeys == null && idKey == null) {
      throw new BadInput("say a key: --receipt-key-file, --id-key-file or both");
    }
    Subject subject =
        RegionOption.subject("SUBJECT", text, Sources.shipped().of(Sources.DEFAULT_NAME).region());
    PrintWriter out = spec.commandLine().getOut();
    try {
      List<Named> names = new ArrayList<>();
      List<Path> receipts = receiptKeys == null ? List.of() : SecretKey.files(receiptKeys);
      for (Path each : receipts) {
        Pseudonym pseudonym = new Pseudonym(Files.readAllBytes(each));
        names.add(new Named(pseudonym.key(), pseudonym.of(subject)));
      }
      if (idKey == null && receipts.isEmpty()) {
        throw new BadInput("--receipt-key-file: there is no key in " + receiptKeys);
      }
      Path lasting = idKey == null ? receipts.get(0) : idKey;
      String digest = SubjectDigests.under(Files.readAllBytes(lasting)).of(subject);
      out.print(output.json() ? json(names, digest) : text(names, digest));
      return 0;
    } catch (IOException e) {
      throw new BadInput("a key cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage());
    }
  }

  private static String text(List<Named> names, String digest) {
    Formatter text = new Formatter();
    names.forEach(each -> text.format("receipt %s %s%n", each.key(), each.pseudonym()));
    return text.format("ledger           %s%n", digest).toString();
  }

  private static String json(List<Named> names, String digest) {
    ObjectNode json = JSON.createObjectNode();
    json.set("receipts", JSON.valueToTree(names));
    return json.put("ledger", digest).toPrettyString() + "\n";
  }
}
