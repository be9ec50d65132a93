package io.ringfence.notify;

import io.ringfence.signal.encoding.Hash;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What goes out at once.
 *
 * @param notices at least one; several that are no digest are alerts of one story
 * @param headline of a story; empty otherwise
 * @param digest whether it is collected from what was too much, or too old, for messages
 */
record NoticeMessage(List<Notice> notices, String headline, boolean digest) {

  /**
   * The same for the same notices in the same versions, and no others: whoever has had it needs no
   * repetition.
   */
  String id() {
    return notices.size() == 1 && !digest
        ? notices.get(0).named()
        : notices.size()
            + "-"
            + Long.toHexString(
                Hash.of(notices.stream().map(Notice::named).collect(Collectors.joining("\n"))));
  }
}
