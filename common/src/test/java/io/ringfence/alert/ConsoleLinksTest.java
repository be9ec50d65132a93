package io.ringfence.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleLinksTest {

  private static final String ID = "9f3c21d07ab45e88-1";

  @ParameterizedTest
  @CsvSource({
    "https://desk.example/, https://desk.example/alert/9f3c21d07ab45e88-1",
    "https://desk.example, https://desk.example/alert/9f3c21d07ab45e88-1",
    "http://127.0.0.1:8480, http://127.0.0.1:8480/alert/9f3c21d07ab45e88-1",
    "http://[2001:db8::7]:8480/, http://[2001:db8::7]:8480/alert/9f3c21d07ab45e88-1",
  })
  void anAddressAndAnIdMakeALink(String url, String link) {
    assertThat(ConsoleLinks.at(url).to(ID)).isEqualTo(link);
  }

  @Test
  void whatIsNoIdCannotLeaveItsPlace() {
    assertThat(ConsoleLinks.at("https://desk.example").to("../a b?c#d/e"))
        .isEqualTo("https://desk.example/alert/..%2Fa%20b%3Fc%23d%2Fe");
  }

  @Test
  void withoutAConsoleThereIsNoLink() {
    assertThat(ConsoleLinks.NONE.to(ID)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "desk.example",
        "//desk.example",
        "ftp://desk.example",
        "HTTPS://desk.example",
        "javascript://desk.example/%0aalert(1)",
        "https://",
        "https:///",
        "https://desk.example//",
        "https://desk.example/ringfence",
        "https://desk.example?next=1",
        "https://desk.example/?",
        "https://desk.example#alerts",
        "https://ada:secret@desk.example",
        "https://ada@desk.example",
        "https://desk.example:0",
        "https://desk.example:65536",
        "https://desk.example:",
        "https://desk example",
        "https://desk.example\n",
      })
  void whatIsNotTheRootOfAHostIsRefused(String url) {
    assertThatThrownBy(() -> ConsoleLinks.at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(ConsoleLinks.EXPECTED);
  }

  @Test
  void anAddressIsNoLongerThanItMayBe() {
    String longest = "https://" + "a".repeat(247);

    assertThat(ConsoleLinks.at(longest).exist()).isTrue();
    assertThatThrownBy(() -> ConsoleLinks.at(longest + "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
