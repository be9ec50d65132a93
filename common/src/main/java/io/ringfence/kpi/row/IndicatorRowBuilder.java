package io.ringfence.kpi.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.kpi.counter.CounterAccumulator;
import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.IndicatorFamily;
import io.ringfence.kpi.counter.IndicatorGroup;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is published of one window: by group, as JSON, the figures as JSON fields. Of each family
 * the groups that are large enough; each group that any family has figures of is one row.
 */
final class IndicatorRowBuilder {

  private static final JsonFactory JSON = new JsonFactory();

  private static final Map<IndicatorFamily, RowSection> SECTIONS =
      new EnumMap<>(IndicatorFamily.class);

  static {
    for (IndicatorFamily family : IndicatorFamily.values()) {
      SECTIONS.put(family, RowSection.of(family));
    }
  }

  private final IndicatorWindow window;
  private final Map<String, StringBuilder> rows = new TreeMap<>();

  private IndicatorRowBuilder(IndicatorWindow window) {
    this.window = window;
  }

  /** Fields by group; both are JSON, the group an object, the fields without braces. */
  static Map<String, String> of(IndicatorWindow window, Map<IndicatorGroup, CounterValues> cells) {
    IndicatorRowBuilder rows = new IndicatorRowBuilder(window);
    Map<IndicatorFamily, Map<IndicatorGroup, CounterValues>> families =
        new EnumMap<>(IndicatorFamily.class);
    cells.forEach(
        (cell, figures) ->
            families
                .computeIfAbsent(cell.family(), family -> new LinkedHashMap<>())
                .put(cell, figures));
    families.forEach(rows::family);
    Map<String, String> byGroup = new TreeMap<>();
    rows.rows.forEach((group, fields) -> byGroup.put(group, fields.toString()));
    return byGroup;
  }

  private void family(IndicatorFamily family, Map<IndicatorGroup, CounterValues> cells) {
    RowSection section = SECTIONS.get(family);
    Map<String, Map<String, Long>> units = new HashMap<>();
    cells.forEach(
        (cell, figures) ->
            units
                .computeIfAbsent(cell.first(), first -> new HashMap<>())
                .put(cell.second(), section.units(figures)));
    SmallGroupMerging merging = new SmallGroupMerging(units);
    Map<String, CounterAccumulator> groups = new LinkedHashMap<>();
    cells.forEach(
        (cell, figures) -> {
          add(group("", "", "", ""), figures, groups);
          String first = merging.first(cell.first()) ? cell.first() : SmallGroupMerging.OTHER;
          String second = merging.second(cell.second()) ? cell.second() : SmallGroupMerging.OTHER;
          if (!family.channel().isEmpty()) {
            add(group("channel", family.channel(), "", ""), figures, groups);
          }
          if (!family.first().isEmpty()) {
            add(group(family.first(), first, "", ""), figures, groups);
          }
          if (!family.second().isEmpty()) {
            add(group("", "", family.second(), second), figures, groups);
          }
          if (!family.first().isEmpty() && !family.second().isEmpty()) {
            String both =
                merging.both(cell.first(), cell.second()) ? second : SmallGroupMerging.OTHER;
            add(group(family.first(), first, family.second(), both), figures, groups);
          }
        });
    groups.forEach((group, sum) -> append(group, sum.figures(), section));
  }

  private static void add(
      String group, CounterValues figures, Map<String, CounterAccumulator> groups) {
    groups.computeIfAbsent(group, name -> new CounterAccumulator()).add(figures);
  }

  private void append(String group, CounterValues figures, RowSection section) {
    if (section.units(figures) < SmallGroupMerging.SMALLEST) {
      return;
    }
    String fields =
        json(
            out -> {
              out.writeStartObject();
              section.write(figures, window, out);
              out.writeEndObject();
            });
    StringBuilder row = rows.computeIfAbsent(group, name -> new StringBuilder());
    row.append(row.isEmpty() ? "" : ",").append(fields, 1, fields.length() - 1);
  }

  private static String group(String first, String value, String second, String other) {
    return json(
        out -> {
          out.writeStartObject();
          if (!first.isEmpty()) {
            out.writeStringField(first, value);
          }
          if (!second.isEmpty()) {
            out.writeStringField(second, other);
          }
          out.writeEndObject();
        });
  }

  private interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  private static String json(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a writer of text does not fail", e);
    }
    return text.toString();
  }
}
