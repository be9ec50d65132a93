package io.ringfence.decode.format.sipacc;

import io.ringfence.decode.format.CsvLine;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Format;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.topics.RecordKind;
import java.util.List;
import java.util.Set;

/**
 * Accounting of a SIP proxy: what the modules {@code acc} of Kamailio and OpenSIPS log, {@code
 * acc_json}, the tables {@code acc} and {@code missed_calls}; and whom the proxy refused. Both
 * write of a transaction alike, each of a dialog in its own way. The page is {@code
 * deploy/docs/feeds/kamailio-acc.md}.
 */
public final class SipAccFormat implements Format {

  private final String name;

  /** By the name of the proxy: both are read alike. */
  public SipAccFormat(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<RecordKind> kinds() {
    return Set.of(RecordKind.CALL, RecordKind.SECURITY);
  }

  @Override
  public Feed headed(Feed feed, String firstLine) {
    List<String> names = CsvLine.fields(firstLine, ',', true);
    boolean header =
        AccDecoder.isTable(names) && names.stream().allMatch(each -> each.matches("\\w+"));
    return header ? feed.withColumns(names) : feed;
  }

  @Override
  public LineDecoder decoder(Feed feed) {
    return new AccDecoder(feed);
  }
}
