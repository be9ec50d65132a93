package io.ringfence.cli.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.evaluate.input.Pace;
import io.ringfence.cli.evaluate.score.Evaluation;
import io.ringfence.cli.evaluate.score.EvaluationFixtures;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The picture, parsed: no viewer is needed to see that a mark is missing or a text is cut. */
class EvaluationPictureTest {

  private static final String LONG = "a-name-of-one's-own-that-is-longer-than-any-<column>&more";

  private static Element picture;

  @BeforeAll
  static void draw() throws Exception {
    Evaluation evaluation =
        new EvaluationFixtures()
            .attack("a-1", "irsf")
            .attack("a-2", Pace.SLOW, "irsf")
            .attack("a-3", Pace.SLOW, "registration-brute-force")
            .attack("a-4", LONG)
            .alert("burst", "irsf", "a-1")
            .alert("burst", "irsf", "nobody")
            .alert("odd", "sms-spam", "somebody")
            .evaluated();
    byte[] svg = EvaluationPicture.of(evaluation).getBytes(StandardCharsets.UTF_8);
    picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg))
            .getDocumentElement();
  }

  private static List<Element> all(Element in, String tag) {
    NodeList nodes = in.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static Element row(String fraud) {
    return all(picture, "g").stream()
        .filter(row -> row.getAttribute("data-fraud").equals(fraud))
        .findAny()
        .orElseThrow();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static List<String> marks(String fraud) {
    List<String> marks = new ArrayList<>();
    all(row(fraud), "circle").forEach(mark -> marks.add(mark.getAttribute("class")));
    all(row(fraud), "path").forEach(mark -> marks.add(mark.getAttribute("class")));
    return marks;
  }

  private static List<String> texts(String fraud) {
    return all(row(fraud), "text").stream().map(Element::getTextContent).toList();
  }

  @Test
  void everyFraudAndAllTogetherHaveARowWithTheirMarks() {
    assertThat(all(picture, "g"))
        .extracting(row -> row.getAttribute("data-fraud"))
        .containsExactly(LONG, "irsf", "registration-brute-force", "sms-spam", "all");
    assertThat(marks("irsf"))
        .containsExactlyInAnyOrder("mark normal", "mark slow hollow", "mark time");
    assertThat(marks("registration-brute-force")).containsExactly("mark slow hollow");
    assertThat(marks(LONG)).containsExactly("mark normal hollow");
    assertThat(marks("sms-spam")).as("no attack, a wrong alert").isEmpty();
    assertThat(marks("all"))
        .containsExactlyInAnyOrder("mark normal hollow", "mark slow hollow", "mark time");
  }

  @Test
  void everyRowSaysItsFigures() {
    assertThat(texts("irsf")).containsExactly("irsf", "1/1", "0/1", "1/2", "1.00");
    assertThat(texts("registration-brute-force"))
        .containsExactly("registration-brute-force", "-", "0/1", "-", "0", "-");
    assertThat(texts("sms-spam")).containsExactly("sms-spam", "-", "-", "0/1", "1.00", "-");
    assertThat(texts("all")).containsExactly("all", "1/2", "0/2", "1/3", "2.00");
  }

  @Test
  void whatIsAskedForIsMarkedWhereItLies() {
    double whole = number(all(row("irsf"), "circle").get(0), "cx");
    double none = whole - 230;

    List<Element> asked =
        all(row("irsf"), "line").stream()
            .filter(line -> line.getAttribute("class").matches("asked (normal|slow)"))
            .toList();

    assertThat(asked)
        .extracting(line -> Math.round(100 * (number(line, "x1") - none) / 230))
        .containsExactly(85L, 85L);
    assertThat(all(row("all"), "line"))
        .filteredOn(line -> line.getAttribute("class").matches("asked (normal|slow)"))
        .extracting(line -> Math.round(100 * (number(line, "x1") - none) / 230))
        .containsExactly(97L, 90L);
  }

  @Test
  void aWrongAlertHasABarAsLongAsItsFigure() {
    double one = number(bar("irsf"), "width");

    assertThat(number(bar("all"), "width")).isBetween(1.9 * one, 2.1 * one);
    assertThat(all(row("registration-brute-force"), "rect"))
        .noneMatch(rect -> rect.getAttribute("class").equals("wrong"));
  }

  private static Element bar(String fraud) {
    return all(row(fraud), "rect").stream()
        .filter(rect -> rect.getAttribute("class").equals("wrong"))
        .findAny()
        .orElseThrow();
  }

  /** Where a text begins and ends, at the widest that common fonts make it. */
  private record Extent(double from, double to, String text) {

    static Extent of(Element text) {
      String style = text.getAttribute("class");
      int size = style.contains("title") ? 15 : style.contains("small") ? 10 : 12;
      boolean bold = style.contains("title") || style.contains("head") || style.contains("missed");
      double width = text.getTextContent().length() * size * (bold ? 0.68 : 0.6);
      double x = number(text, "x");
      double from =
          switch (text.getAttribute("text-anchor")) {
            case "end" -> x - width;
            case "middle" -> x - width / 2;
            default -> x;
          };
      return new Extent(from, from + width, text.getTextContent());
    }
  }

  @Test
  void noTextLeavesThePicture() {
    String[] box = picture.getAttribute("viewBox").split(" ", -1);
    double width = Double.parseDouble(box[2]);
    double height = Double.parseDouble(box[3]);

    assertThat(all(picture, "text"))
        .isNotEmpty()
        .allSatisfy(
            text -> {
              Extent extent = Extent.of(text);
              assertThat(extent.from()).as(extent.text()).isNotNegative();
              assertThat(extent.to()).as(extent.text()).isLessThanOrEqualTo(width);
              assertThat(number(text, "y")).as(extent.text()).isBetween(10.0, height - 4);
            });
  }

  @Test
  void textsOnOneLineDoNotTouch() {
    Map<Double, List<Extent>> lines = new TreeMap<>();
    for (Element text : all(picture, "text")) {
      lines.computeIfAbsent(number(text, "y"), y -> new ArrayList<>()).add(Extent.of(text));
    }
    for (List<Extent> line : lines.values()) {
      line.sort(Comparator.comparingDouble(Extent::from));
      for (int i = 1; i < line.size(); i++) {
        assertThat(line.get(i).from())
            .as("%s beside %s", line.get(i), line.get(i - 1))
            .isGreaterThanOrEqualTo(line.get(i - 1).to());
      }
    }
  }
}
