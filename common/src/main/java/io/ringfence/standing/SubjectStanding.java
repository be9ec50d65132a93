package io.ringfence.standing;

/** What the lists say of a subject, as it is stored with its key. */
public record SubjectStanding(String key, Standing standing) {}
