package io.ringfence.decode;

import io.ringfence.decode.RawFields.Shape;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what was wrong about a subject: exactly one of a listing, a link and records. */
record CorrectionReader(RawFields raw, FieldReader fields) {

  Correction read(Subject subject) {
    if (raw.shape(FieldName.CORRECT) != Shape.OBJECT) {
      throw RefusalException.bad(FieldName.CORRECT.label, "not an object");
    }
    boolean listing = !raw.absent(FieldName.CORRECT_LISTING);
    boolean link = !raw.absent(FieldName.CORRECT_LINK);
    boolean records = !raw.absent(FieldName.CORRECT_RECORDS);
    if ((listing ? 1 : 0) + (link ? 1 : 0) + (records ? 1 : 0) != 1) {
      throw RefusalException.bad(
          FieldName.CORRECT.label, "not exactly one of listing, link and records");
    }
    if (listing) {
      return Correction.ofListing(fields.id(FieldName.CORRECT_LISTING));
    }
    return link ? Correction.ofLink(link(subject)) : Correction.ofRecords(records());
  }

  private String link(Subject subject) {
    if (raw.shape(FieldName.CORRECT_LINK) != Shape.OBJECT) {
      throw RefusalException.bad(FieldName.CORRECT_LINK.label, "not an object");
    }
    Subject other =
        fields.subject(
            FieldName.CORRECT_LINK_KIND, FieldName.CORRECT_LINK_VALUE, FieldValues.LINKED);
    if (other.kind() == subject.kind() || !FieldValues.LINKED.containsValue(subject.kind())) {
      throw RefusalException.bad(
          FieldName.CORRECT_LINK_KIND.label, "no subjects of these two kinds are linked");
    }
    return other.key();
  }

  private List<String> records() {
    if (raw.shape(FieldName.CORRECT_RECORDS) != Shape.ARRAY) {
      throw RefusalException.bad(FieldName.CORRECT_RECORDS.label, "not an array");
    }
    int size = raw.records().size();
    if (size == 0 || size > Correction.MOST_RECORDS) {
      throw RefusalException.bad(FieldName.CORRECT_RECORDS.label, "not 1 to 64 ids");
    }
    Set<String> ids = new LinkedHashSet<>();
    for (String each : raw.records()) {
      if (each == null || !FieldReader.isId(each)) {
        throw RefusalException.bad(
            FieldName.CORRECT_RECORDS.label,
            "one is not 1 to 128 characters without control characters");
      }
      ids.add(each);
    }
    return List.copyOf(ids);
  }
}
