package io.ringfence.cli.evaluate.blind.trap;

import java.util.ArrayList;
import java.util.List;

/** All kinds of traps. */
public final class Traps {
  private Traps() {}

  /** The kinds, each of which is played once a day. */
  public static List<Trap> all() {
    List<Trap> list = new ArrayList<>();
    list.addAll(Diallers.all());
    list.addAll(Crowds.all());
    list.addAll(Foreign.all());
    list.addAll(Writers.all());
    list.addAll(Equipment.all());
    list.addAll(Forgetful.all());
    list.addAll(Rooms.all());
    return list;
  }
}
