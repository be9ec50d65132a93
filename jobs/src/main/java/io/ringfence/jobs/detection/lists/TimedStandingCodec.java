package io.ringfence.jobs.detection.lists;

import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.standing.Standing;
import io.ringfence.standing.StandingCodec;

/** The stored form of a subject's allows and removals. Named in checkpoints: never rename it. */
public final class TimedStandingCodec extends TimedStateCodec<Standing> {

  public TimedStandingCodec() {
    super(new StandingCodec());
  }
}
