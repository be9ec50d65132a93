package io.ringfence.judge;

import java.util.List;

/** A settled signal that is remembered so that a listing learnt later can judge it again. */
record Traced(Sighting sighting, long time, List<Integer> hits) {}
