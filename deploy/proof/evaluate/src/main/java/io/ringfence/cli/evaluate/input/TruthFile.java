package io.ringfence.cli.evaluate.input;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.ringfence.cli.options.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code truth.json}: attacks and traps. What it has beyond the fields known here is passed over.
 * Messages about faults name the place and never repeat the value.
 */
public final class TruthFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .addModule(new SimpleModule().addAbstractTypeMapping(Set.class, LinkedHashSet.class))
          .build();

  private TruthFile() {}

  public static TruthLabels read(Path file) throws BadInput {
    if (!Files.isRegularFile(file)) {
      throw new BadInput("there is no file " + file);
    }
    try {
      return JSON.readValue(file.toFile(), TruthLabels.class);
    } catch (JsonMappingException e) {
      String reason =
          e.getCause() instanceof IllegalArgumentException wrong
              ? wrong.getMessage()
              : "missing, or not what `simulate` writes";
      throw new BadInput(file + " at $" + field(e) + ": " + reason);
    } catch (JsonProcessingException e) {
      throw new BadInput(file + ": line " + e.getLocation().getLineNr() + ": not one JSON object");
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage());
    }
  }

  /** Such as {@code .attacks[3].from}; empty for the whole. */
  private static String field(JsonMappingException fault) {
    return fault.getPath().stream()
        .map(each -> each.getIndex() < 0 ? '.' + each.getFieldName() : "[" + each.getIndex() + ']')
        .collect(Collectors.joining());
  }
}
