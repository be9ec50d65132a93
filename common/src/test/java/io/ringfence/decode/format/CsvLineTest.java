package io.ringfence.decode.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By RFC 4180, section 2; but a line is always a record. */
class CsvLineTest {

  @Provide
  Arbitrary<List<String>> rows() {
    return Arbitraries.strings()
        .withChars("ab \",;|\t'0\u00E9\uFFFD\0")
        .ofMaxLength(8)
        .map(String::strip)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  /** Rule 5 to 7: in quotes if it has to be, its own quotes doubled. */
  private static String written(String field, char delimiter, boolean always) {
    boolean needed = field.indexOf(delimiter) >= 0 || field.indexOf('"') >= 0;
    return always || needed ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }

  @Property(tries = 500)
  void whatIsWrittenByTheRfcIsReadAsItWas(
      @ForAll("rows") List<String> row, @ForAll boolean always, @ForAll("delimiters") char sign) {
    String line =
        row.stream()
            .map(field -> written(field, sign, always))
            .collect(Collectors.joining(String.valueOf(sign)));

    assertThat(CsvLine.fields(line, sign, true)).isEqualTo(row);
  }

  @Provide
  Arbitrary<Character> delimiters() {
    return Arbitraries.of(',', ';', '|', '\t');
  }

  @Property(tries = 500)
  void anyTextIsReadOrBroken(@ForAll String text) {
    assertThat(CsvLine.fields(text, ',', false)).hasSize(text.split(",", -1).length);
    assertThat(CsvLine.fields(text, ',', true).size()).isLessThanOrEqualTo(text.length() + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "a,b!a/b",
        "'a','b'!'a'/'b'",
        "\"a\", \"b\"!a/b",
        "\"a\" ,b!a/b",
        "5\" disk,b!5\" disk/b",
        "a,!a/",
        ",!/",
        "\"\",\"\"\"\"!/\"",
        "\"a,b\"!a,b",
      })
  void blanksAroundAFieldAndQuotesWithinAreBorneWith(String line, String fields) {
    assertThat(String.join("/", CsvLine.fields(line, ',', true))).isEqualTo(fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {"\"a,b", "\"a\"b,c", "a,\"b\"\"", "\"", "a,\"b\"c\"", "\"a\" b,c"})
  void aQuotedFieldThatDoesNotEndBreaksTheLine(String line) {
    assertThat(CsvLine.fields(line, ',', true)).isEmpty();
  }

  @Test
  void quotesAreCharactersLikeOthersWhereASystemDoesNotQuote() {
    assertThat(CsvLine.fields("\"a,b\",c\"", ',', false)).containsExactly("\"a", "b\"", "c\"");
  }
}
