package io.ringfence.broker;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The YAML form of the declared topics; a field that it does not know is refused. */
record TopicsFile(List<Entry> topics) {

  record Entry(
      String name,
      int partitions,
      String cleanup,
      String retention,
      Map<String, String> settings,
      String why) {

    TopicSetting setting() {
      Map<String, String> all = new HashMap<>();
      if (settings != null) {
        all.putAll(settings);
      }
      all.put("cleanup.policy", cleanup == null ? "delete" : cleanup);
      if (retention != null) {
        all.put("retention.ms", TopicSetting.retentionMillis(retention));
      }
      return new TopicSetting(name, partitions, all, why);
    }
  }

  static List<TopicSetting> read(InputStream in) throws IOException {
    TopicsFile file =
        new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .readValue(in, TopicsFile.class);
    if (file == null || file.topics == null) {
      throw new IOException("a topics file has a list named topics");
    }
    return file.topics.stream().map(Entry::setting).toList();
  }
}
