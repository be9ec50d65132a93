package io.ringfence.judge.state;

import io.ringfence.measure.Reading;
import java.util.List;
import java.util.Map;

/** A signal at which a rule held, with the evidence for it. */
public record RuleHit(
    long time,
    Map<String, Reading> measures,
    List<String> signals,
    List<String> listings,
    List<String> parties,
    boolean retro,
    String summary) {}
