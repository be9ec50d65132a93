package io.ringfence.judge.state;

import io.ringfence.measure.Reading;
import io.ringfence.rule.Sentence;
import java.util.List;
import java.util.Map;

/**
 * A signal at which a rule held, with the evidence for it.
 *
 * @param hits how many signals it stands for: 1, but of a crowd
 */
public record RuleHit(
    long time,
    int hits,
    Map<String, Reading> measures,
    List<String> signals,
    List<String> listings,
    List<String> parties,
    boolean retro,
    Sentence summary) {}
