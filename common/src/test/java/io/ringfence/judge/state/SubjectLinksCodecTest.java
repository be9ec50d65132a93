package io.ringfence.judge.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.state.SubjectLinks.Derived;
import io.ringfence.signal.Origin;
import io.ringfence.signal.encoding.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubjectLinksCodecTest {

  private static final long TIME = 1_764_061_200_000L;

  private static List<SubjectLinks> all() {
    SubjectLinks links = new SubjectLinks();
    links.saw("d:imei:1", TIME);
    links.saw("a:acme-17", TIME + 5);
    links.saw("d:imei:1", TIME + 3 * SubjectLinks.DAY);
    Origin origin = new Origin("l-1", "n:+12025550123", 1);
    links.derive(
        "link-1", new Derived("d:imei:1", origin, TIME, TIME + 1, Long.MAX_VALUE, TIME & -2, true));
    links.derive(
        "link-2",
        new Derived(
            "a:acme-17", new Origin("l-1", "n:+12025550123", 2), TIME, TIME, TIME + 9, 4, false));
    return List.of(new SubjectLinks(), links);
  }

  private static List<SubjectLinks> allAndAWrongOne() {
    List<SubjectLinks> links = new ArrayList<>(all());
    SubjectLinks wrong = all().get(1);
    wrong.sever("d:imei:1", TIME + 4 * SubjectLinks.DAY, Long.MAX_VALUE);
    links.add(wrong);
    return links;
  }

  private static List<String> written(List<SubjectLinks> links) {
    return links.stream().map(each -> Golden.toHex(each, new SubjectLinksCodec())).toList();
  }

  @Test
  void theStoredFormIsThatOfTheGoldenFile() throws IOException {
    assertThat(written(allAndAWrongOne())).isEqualTo(Golden.lines("links.v1"));
  }

  @Test
  void whatIsStoredIsReadWhole() throws IOException {
    List<SubjectLinks> read = Golden.read("links.v1", new SubjectLinksCodec(), 1);

    assertThat(written(read)).isEqualTo(written(allAndAWrongOne()));
    assertThat(read.get(1).all()).isEqualTo(all().get(1).all());
    assertThat(read.get(1).derived()).isEqualTo(all().get(1).derived());
    assertThat(read.get(2).severed()).isEqualTo(Map.of("d:imei:1", TIME + 4 * SubjectLinks.DAY));
    assertThat(read.get(2).knows("d:imei:1")).isFalse();
  }
}
