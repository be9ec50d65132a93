package io.ringfence.decode.format.freeswitchcdr;

import io.ringfence.decode.format.PercentCode;
import io.ringfence.decode.format.UnreadableException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A leg as {@code mod_xml_cdr} writes it. Its names are those of variables, and so of headers that
 * strangers choose; its texts may have what XML has no place for. Neither costs the record.
 */
final class LegXml {

  private static final int DEEPEST = 32;

  /**
   * Not one of XML 1.0, as itself or by its number; names alone have numbers, which nobody reads.
   */
  private static final Pattern NO_CHARACTER =
      Pattern.compile(
          "&#x\\p{XDigit}++;|[^\\t\\n\\r -\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private static final Pattern NAME = Pattern.compile("(?<=<|</)[^\\s<>/?]++");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][\\w.-]*+");

  private LegXml() {}

  static Leg read(String text) {
    // FreeSWITCH writes no such markup. What it escapes it leaves alone behind these two: a name
    // with them could bring tags of its own.
    if (text.contains("<!")) {
      throw UnreadableException.malformed("a DTD, or other markup that FreeSWITCH does not write");
    }
    String clean =
        NAME.matcher(NO_CHARACTER.matcher(text).replaceAll(" ")).replaceAll(LegXml::plain);
    XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return leg(xml.createXMLStreamReader(new StringReader(clean)));
    } catch (XMLStreamException e) {
      throw UnreadableException.malformed("not XML");
    }
  }

  private static String plain(MatchResult name) {
    return PLAIN.matcher(name.group()).matches() ? name.group() : "_";
  }

  private static Leg leg(XMLStreamReader in) throws XMLStreamException {
    Leg leg = Leg.empty();
    Leg.Part part = leg.original();
    List<String> path = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          path.add(in.getLocalName());
          value.setLength(0);
          if (path.size() > DEEPEST) {
            throw UnreadableException.malformed("deeper than FreeSWITCH writes");
          }
          if (path.equals(List.of("cdr", "callflow"))) {
            part = leg.older();
          }
        }
        case XMLStreamConstants.CHARACTERS -> value.append(in.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          String name = path.remove(path.size() - 1);
          switch (String.join("/", path)) {
            case "cdr/channel_data" -> Leg.put(leg.variables(), name, value.toString());
            case "cdr/variables" ->
                Leg.put(leg.variables(), name, PercentCode.decoded(value.toString()));
            case "cdr/callflow/caller_profile", "cdr/callflow/times" ->
                Leg.put(part.fields(), name, value.toString());
            default -> {
              // what else there is: statistics, applications, parties of other legs
            }
          }
          value.setLength(0);
        }
        case XMLStreamConstants.END_DOCUMENT, XMLStreamConstants.SPACE -> {
          // nothing is said by these
        }
        default -> throw UnreadableException.malformed("markup that FreeSWITCH does not write");
      }
    }
    return leg;
  }
}
