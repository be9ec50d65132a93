package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.holdings.LinkHoldings;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.privacy.Holding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is held of a subject's links, and until when, held against what the judge purges. */
class LinkHoldingsTest extends LinkTestCase {

  private List<Holding> held() {
    List<Holding> held = new ArrayList<>();
    SubjectLinks links = harness.links.get();
    if (links != null) {
      new LinkHoldings(HoldingsTest.POLICY).read(harness.key, links, held::add);
    }
    return held;
  }

  @Test
  void aLinkNamesTheOtherAndIsDueWhenTheJudgePurgesIt() {
    seenWithDevice();

    assertThat(held())
        .extracting(each -> each.said().get().text())
        .containsExactlyInAnyOrder(
            "with account:acme-17 since " + Instant.ofEpochMilli(START),
            "with device:imei:1 since " + Instant.ofEpochMilli(START));
    assertThat(held()).allMatch(each -> each.due() == harness.state.links().purgeDeadline());
  }

  @Test
  void whatIsDerivedFromALinkGoesWithIt() {
    seenWithDevice();
    list();
    assertThat(held())
        .filteredOn(each -> each.what().equals("listings derived from links"))
        .hasSize(2)
        .allMatch(each -> each.due() == harness.state.links().purgeDeadline());

    for (long now = START + 2 * DAY; now < START + 182 * DAY; now += DAY) {
      harness.reach(now);
      long at = now;
      assertThat(held()).allMatch(each -> each.due() > at);
    }

    assertThat(held()).isEmpty();
  }
}
