package io.ringfence.kpi.row;

import io.ringfence.signal.encoding.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has been published of one window: of each row its version, and a hash of what it said. A row
 * is published again, as its next version, if it says something else; one whose group has become
 * too small says that it is merged.
 *
 * @param rows by group, what was said last
 */
public record RowVersions(Map<String, Last> rows) {

  /** What was said last. */
  record Last(int version, long hash) {}

  /** Nothing has been published. */
  public static RowVersions nothing() {
    return new RowVersions(new TreeMap<>());
  }

  /** The rows to publish, now that this is so. */
  public List<IndicatorRow> publish(IndicatorWindow window, Map<String, String> now) {
    List<IndicatorRow> news = new ArrayList<>();
    now.forEach((group, fields) -> publish(window, group, fields, news));
    for (String group : List.copyOf(rows.keySet())) {
      if (!now.containsKey(group)) {
        publish(window, group, IndicatorRow.MERGED, news);
      }
    }
    return news;
  }

  private void publish(
      IndicatorWindow window, String group, String fields, List<IndicatorRow> news) {
    Last last = rows.getOrDefault(group, new Last(0, 0));
    long hash = Hash.of(fields);
    if (last.version() > 0 && last.hash() == hash) {
      return;
    }
    int version = last.version() + 1;
    rows.put(group, new Last(version, hash));
    news.add(
        new IndicatorRow(
            window.label() + group,
            "{\"window\":%s,\"group\":%s,\"version\":%d,%s}"
                .formatted(window.json(), group, version, fields)));
  }
}
