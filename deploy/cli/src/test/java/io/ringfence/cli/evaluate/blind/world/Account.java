package io.ringfence.cli.evaluate.blind.world;

import java.util.ArrayList;
import java.util.List;

/** A customer of the provider, with its lines and those whom it knows. */
public final class Account {
  /** The account's name at the provider. */
  public final String id;

  /** What kind of customer it is; private people are {@code home} or {@code mobile}. */
  public final String kind;

  /** Where it is. */
  public final Place place;

  /** Its lines, at least one. */
  public final List<Line> lines = new ArrayList<>();

  /** Numbers that it calls and writes to. */
  public final List<String> circle = new ArrayList<>();

  /** Countries that it usually calls. */
  public final List<String> countries = new ArrayList<>();

  Account(String id, String kind, Place place) {
    this.id = id;
    this.kind = kind;
    this.place = place;
  }

  /** Its first line. */
  public Line main() {
    return lines.get(0);
  }

  /** Whether it is no firm. */
  public boolean isPrivate() {
    return kind.equals("home") || kind.equals("mobile");
  }
}
