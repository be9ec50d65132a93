package io.ringfence.cli.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.ringfence.cli.audit.HeldElsewhere;
import io.ringfence.cli.audit.savepoint.NoSavepointException;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.KeyFile;
import io.ringfence.cli.options.PolicyOption;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The answer to a request for access. */
@Command(
    name = "access",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a page for people of a document that answers a request for access.",
      "Reads documents as the topic `privacy.documents` or a scan's documents.jsonl has them, one a"
          + " line. The page needs nothing but a browser."
    })
public final class AccessCommand implements Callable<Integer> {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @Parameters(paramLabel = "FILE", description = "documents, JSON lines; - for standard input")
  private String file;

  @Option(
      names = "--html",
      paramLabel = "OUT",
      required = true,
      description = "where to write the page; only its owner can read it")
  private Path html;

  @Option(
      names = "--document",
      paramLabel = "ID",
      description = "which document, where there are several; the receipt names it")
  private String id;

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      description = "only a document that was made on this customer's instruction")
  private String tenant;

  @Option(
      names = "--savepoint",
      paramLabel = "DIR",
      description =
          "a canonical savepoint of the detection job: also how much it holds of others that names"
              + " the subject")
  private Path savepoint;

  @Mixin private PolicyOption policy;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    JsonNode document = chosen(documents());
    Map<String, Object> held = new HashMap<>();
    held.put("document", document);
    held.put("elsewhere", savepoint == null ? null : elsewhere(document.path("subject")));
    StringOutput page = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render("document.jte", held, page);
    try {
      Files.deleteIfExists(html);
      Files.writeString(KeyFile.own(html), page.toString());
    } catch (IOException e) {
      throw new BadInput("--html: " + html + " cannot be written");
    }
    spec.commandLine().getOut().println("Written to " + html);
    return 0;
  }

  private HeldElsewhere elsewhere(JsonNode subject) throws BadInput {
    Optional<SubjectKind> kind = SubjectKind.ofLabel(subject.path("kind").asText());
    if (kind.isEmpty()) {
      throw new BadInput(file + ": the document is about no kind of subject");
    }
    try {
      return HeldElsewhere.in(
          savepoint, policy.read(), new Subject(kind.get(), subject.path("value").asText()));
    } catch (NoSavepointException | IOException e) {
      throw new BadInput("--savepoint: " + e.getMessage());
    }
  }

  private JsonNode chosen(List<JsonNode> documents) throws BadInput {
    List<JsonNode> meant =
        documents.stream()
            .filter(each -> id == null || each.path("document").asText().equals(id))
            .filter(each -> tenant == null || each.path("tenant").asText().equals(tenant))
            .toList();
    if (meant.isEmpty()) {
      throw new BadInput(file + (id == null ? " holds no document" : " holds no such document"));
    }
    // The same one may have been written twice, before and after a crash.
    JsonNode last = meant.get(meant.size() - 1);
    if (meant.stream().anyMatch(each -> !each.path("document").equals(last.path("document")))) {
      throw new BadInput(file + " holds several documents: say which by --document ID");
    }
    return last;
  }

  private List<JsonNode> documents() throws BadInput {
    List<JsonNode> documents = new ArrayList<>();
    int number = 0;
    for (String line : text().split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        documents.add(document(line, number));
      }
    }
    return documents;
  }

  private JsonNode document(String line, int number) throws BadInput {
    try {
      JsonNode document = JSON.readTree(line);
      if (document.path("document").isTextual()
          && document.path("subject").path("value").isTextual()
          && document.path("keptUntil").isObject()) {
        return document;
      }
    } catch (JsonProcessingException e) {
      // Its message quotes the document, so it goes no further.
    }
    throw new BadInput(file + ":" + number + ": not a document of privacy.documents");
  }

  private String text() throws BadInput {
    try {
      return file.equals("-")
          ? new String(System.in.readAllBytes(), UTF_8)
          : Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read");
    }
  }
}
