package io.ringfence.dist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Prints at the end of the build which tests were skipped, and why, from the reports. */
public final class SkippedTests {

  private SkippedTests() {}

  /** The argument is the root of the checkout. */
  public static void main(String[] arguments)
      throws IOException, ParserConfigurationException, SAXException {
    summary(Path.of(arguments[0])).forEach(System.out::println);
  }

  /** A line for each reason, with the number of tests and the classes that they are in. */
  static List<String> summary(Path root)
      throws IOException, ParserConfigurationException, SAXException {
    Map<String, Map<String, Integer>> reasons = new TreeMap<>();
    for (Path report : BuildReports.of(root)) {
      NodeList skipped =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(report.toFile())
              .getElementsByTagName("skipped");
      for (int i = 0; i < skipped.getLength(); i++) {
        Element each = (Element) skipped.item(i);
        String test = ((Element) each.getParentNode()).getAttribute("classname");
        reasons
            .computeIfAbsent(reason(each), key -> new TreeMap<>())
            .merge(test.substring(test.lastIndexOf('.') + 1), 1, Integer::sum);
      }
    }
    if (reasons.isEmpty()) {
      return List.of("No test was skipped.");
    }
    return reasons.entrySet().stream()
        .map(
            each ->
                "Skipped: "
                    + each.getValue().values().stream().mapToInt(Integer::intValue).sum()
                    + " tests of "
                    + String.join(", ", each.getValue().keySet())
                    + ": "
                    + each.getKey())
        .toList();
  }

  private static String reason(Element skipped) {
    String message = skipped.getAttribute("message");
    return message.isEmpty()
        ? "no reason given"
        : message.replaceFirst("^Assumption failed: ", "").lines().findFirst().orElseThrow();
  }
}
