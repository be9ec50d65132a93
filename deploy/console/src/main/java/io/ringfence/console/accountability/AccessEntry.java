package io.ringfence.console.accountability;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.signal.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of the access log. It is written before the thing is done: what was done is on the log,
 * but what is on the log may have failed.
 *
 * @param time epoch milliseconds
 * @param actor the user's name; empty if what was typed as one cannot be one
 * @param role empty if nobody is signed in
 * @param address from which they ask
 * @param granted whether they may
 * @param subjects whom they see or mean; the record has keyed hashes of them, never the values
 * @param field what else it is of: an alert, a request or a page; empty of nothing else
 * @param of the id of the alert or of the privacy request; of a list, its address without what
 *     names anybody
 */
public record AccessEntry(
    long time,
    String actor,
    String role,
    String address,
    AccessAction action,
    boolean granted,
    List<Subject> subjects,
    String field,
    String of) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** An alert has a subject and at most 16 accused. */
  private static final int MOST_SUBJECTS = 17;

  private static final int LONGEST_ADDRESS = 64;

  public AccessEntry {
    address = bounded(address);
    subjects = List.copyOf(subjects.subList(0, Math.min(MOST_SUBJECTS, subjects.size())));
  }

  /** Behind a proxy it is what that says, which may be anything. */
  private static String bounded(String address) {
    String plain = address.replaceAll("\\p{C}", "");
    return plain.length() > LONGEST_ADDRESS ? plain.substring(0, LONGEST_ADDRESS) : plain;
  }

  /** Of somebody who may do it, about nobody yet. */
  public static AccessEntry of(
      long time, String actor, String role, String address, AccessAction action) {
    return new AccessEntry(time, actor, role, address, action, true, List.of(), "", "");
  }

  public AccessEntry denied() {
    return new AccessEntry(time, actor, role, address, action, false, subjects, field, of);
  }

  AccessEntry at(long moment) {
    return new AccessEntry(moment, actor, role, address, action, granted, subjects, field, of);
  }

  public AccessEntry about(List<Subject> whom) {
    return new AccessEntry(time, actor, role, address, action, granted, whom, field, of);
  }

  /** Of an alert, a request or a page. */
  public AccessEntry of(String name, String value) {
    return new AccessEntry(time, actor, role, address, action, granted, subjects, name, value);
  }

  /**
   * The record of the topic.
   *
   * @param pseudonym without it subjects have no name, only a kind
   */
  byte[] json(Optional<Pseudonym> pseudonym) {
    ObjectNode json = JSON.createObjectNode();
    json.put("time", Instant.ofEpochMilli(time).toString());
    put(json, "actor", actor);
    put(json, "role", role);
    put(json, "address", address);
    json.put("action", action.label()).put("outcome", granted ? "granted" : "denied");
    if (!subjects.isEmpty()) {
      ArrayNode all = json.putArray("subjects");
      for (Subject each : subjects) {
        ObjectNode subject = all.addObject().put("kind", each.kind().label());
        pseudonym.ifPresent(key -> subject.put("pseudonym", key.of(each)));
      }
    }
    put(json, field, of);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ObjectNode json, String field, String text) {
    if (!text.isEmpty()) {
      json.put(field, text);
    }
  }
}
