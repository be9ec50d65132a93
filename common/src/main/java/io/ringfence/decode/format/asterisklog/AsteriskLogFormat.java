package io.ringfence.decode.format.asterisklog;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Format;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.topics.RecordKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asterisk's log, as a file or through syslog: the events of {@code res_security_log}, and the
 * notices and warnings of the channel drivers and the manager about whom they refused.
 *
 * <p>Asterisk escapes nothing of what callers write. A host is therefore taken only from where the
 * caller's text cannot have put it, and a line that leaves two of them is refused.
 */
public final class AsteriskLogFormat implements Format {

  /** Behind these follows what a client proved itself with, or what would have been the proof. */
  private static final List<String> SECRETS =
      List.of(
          "hallenge=",
          "esponse=",
          "ReceivedHash=",
          "RequestParams=",
          "nonce=",
          "ecret",
          "MD5 authentication",
          "assword '",
          "assword \"",
          "bad password");

  /** A URI with a password; its bounds keep the search linear. */
  private static final Pattern URI =
      Pattern.compile("sips?+:[^\\s:@<>'\"]{1,64}+:(?=[^\\s@<>'\"]{0,64}+@)");

  @Override
  public String name() {
    return "asterisk-log";
  }

  @Override
  public Set<RecordKind> kinds() {
    return Set.of(RecordKind.SECURITY);
  }

  @Override
  public LineDecoder decoder(Feed feed) {
    return new LogDecoder(feed);
  }

  /** Cut off where the first secret may begin: where it ends, the client decides. */
  @Override
  public String redacted(String line) {
    String kept = line;
    for (String secret : SECRETS) {
      int found = kept.indexOf(secret);
      kept = found < 0 ? kept : kept.substring(0, found + secret.length());
    }
    int end = kept.length();
    for (int at = line.indexOf("sip"); at >= 0 && at < end; at = line.indexOf("sip", at + 1)) {
      Matcher uri = URI.matcher(line).region(at, line.length());
      end = uri.lookingAt() ? Math.min(end, uri.end()) : end;
    }
    return end == line.length() ? line : line.substring(0, end) + "...";
  }
}
