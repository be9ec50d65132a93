package io.ringfence.cli.evaluate.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.evaluate.input.TruthLabels.Attack;
import io.ringfence.cli.evaluate.input.TruthLabels.Trap;
import io.ringfence.cli.options.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * {@code truth.json}: attacks and traps. What it has beyond the fields known here is passed over.
 */
public final class TruthFile {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private TruthFile() {}

  public static TruthLabels read(Path file) throws BadInput {
    if (!Files.isRegularFile(file)) {
      throw new BadInput("there is no file " + file);
    }
    JsonNode json;
    try {
      json = JSON.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new BadInput(file + ": line " + line + ": not one JSON object");
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage());
    }
    return truth(LocatedJson.whole(file.toString(), json));
  }

  private static TruthLabels truth(LocatedJson root) throws BadInput {
    List<Attack> attacks = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (LocatedJson place : root.list("attacks")) {
      Attack attack = attack(place);
      if (!ids.add(attack.id())) {
        throw place.at("id").unusable("an earlier attack has the same");
      }
      attacks.add(attack);
    }
    List<Trap> traps = new ArrayList<>();
    for (LocatedJson place : root.list("traps")) {
      traps.add(new Trap(place.text("name"), place.subjects("subjects")));
    }
    OptionalLong subscribers =
        root.has("subscribers") ? OptionalLong.of(root.count("subscribers")) : OptionalLong.empty();
    return new TruthLabels(attacks, traps, subscribers);
  }

  private static Attack attack(LocatedJson place) throws BadInput {
    Attack attack =
        new Attack(
            place.text("id"),
            List.copyOf(place.texts("frauds")),
            place.pace("pace"),
            place.subjects("subjects"),
            place.time("from"),
            place.time("to"),
            place.texts("signals"));
    if (attack.frauds().isEmpty()) {
      throw place.at("frauds").unusable("no name would be right");
    }
    if (attack.subjects().isEmpty()) {
      throw place.at("subjects").unusable("nobody could be named");
    }
    if (attack.to() < attack.from()) {
      throw place.at("to").unusable("before `from`");
    }
    return attack;
  }
}
