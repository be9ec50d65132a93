package io.ringfence.decode.format.sshd;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Format;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.topics.RecordKind;
import java.util.Set;

/**
 * Lines of OpenSSH's {@code sshd}, and of PAM beside it: who was let in, who failed, and who was
 * turned away. Accounts are called {@code ssh/NAME}, or {@code REALM/NAME} where the feed has a
 * realm: the accounts of a server are not those of telephones.
 */
public final class SshdFormat implements Format {

  @Override
  public String name() {
    return "sshd";
  }

  @Override
  public Set<RecordKind> kinds() {
    return Set.of(RecordKind.SECURITY);
  }

  @Override
  public LineDecoder decoder(Feed feed) {
    return new SshdDecoder(feed.realm().isEmpty() ? "ssh/" : "");
  }
}
