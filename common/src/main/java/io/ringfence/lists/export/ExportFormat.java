package io.ringfence.lists.export;

import static io.ringfence.signal.SubjectKind.ADDRESS;
import static io.ringfence.signal.SubjectKind.MEETING;
import static io.ringfence.signal.SubjectKind.NETWORK;
import static io.ringfence.signal.SubjectKind.NUMBER;
import static io.ringfence.signal.SubjectKind.RANGE;

import io.ringfence.lists.history.ListSelection;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The forms that other systems load, and the kinds of subject that each can say. */
public enum ExportFormat {
  CSV,
  JSON,
  NETSET,
  HTABLE,
  MTREE,
  PERMISSIONS,
  NFTABLES;

  public void write(ListSelection selection, Appendable out) throws IOException {
    switch (this) {
      case CSV -> MembershipTables.csv(selection, out);
      case JSON -> MembershipTables.json(selection, out);
      case NETSET -> PacketFilterSets.netset(selection, out);
      case HTABLE -> KamailioTables.htable(selection, out);
      case MTREE -> KamailioTables.mtree(selection, out);
      case PERMISSIONS -> KamailioTables.permissions(selection, out);
      case NFTABLES -> PacketFilterSets.nftables(selection, out);
    }
  }

  /** The kinds that the form can say. */
  public Set<SubjectKind> possible() {
    return switch (this) {
      case CSV, JSON -> EnumSet.complementOf(EnumSet.of(MEETING));
      case HTABLE -> EnumSet.complementOf(EnumSet.of(MEETING, RANGE, NETWORK));
      case MTREE -> EnumSet.of(RANGE);
      case NETSET, PERMISSIONS, NFTABLES -> EnumSet.of(ADDRESS, NETWORK);
    };
  }

  /** The kinds that are written where none are asked for. */
  public Set<SubjectKind> usual() {
    return this == HTABLE ? EnumSet.of(NUMBER) : possible();
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
