package io.ringfence.decode;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The published JSON Schemas, to hold records to. */
public final class Schemas {

  static final String[] NAMES = {
    "call",
    "message",
    "session",
    "quality",
    "security",
    "listing",
    "privacy",
    "refusal",
    "alert",
    "story",
    "receipt",
    "document",
    "kpi",
    "verdict",
    "access",
    "ledger"
  };

  private static final Map<String, JsonSchema> BY_NAME = new HashMap<>();

  static {
    JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    for (String name : NAMES) {
      BY_NAME.put(
          name,
          factory.getSchema(
              Schemas.class.getResourceAsStream("/io/ringfence/schema/" + name + ".json")));
    }
  }

  private Schemas() {}

  /** What is wrong with a record; empty if nothing. */
  public static Set<ValidationMessage> faults(String name, String json) {
    return BY_NAME.get(name).validate(json, InputFormat.JSON);
  }
}
