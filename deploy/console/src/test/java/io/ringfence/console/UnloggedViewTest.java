package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What cannot be written down is neither shown nor done. */
@Tag("full") // a broker goes and comes
class UnloggedViewTest {

  @Test
  void whileTheBrokerIsAwayNobodyWhoSeesPersonalDataSeesAny() throws IOException {
    try (RunningConsole stage = new RunningConsole(Duration.ofMinutes(10))) {
      stage.alert(SampleAlert.irsf("5e87291329ed4e24-1", Instant.now()));
      HttpVisitor ada = stage.guest().signIn("ada");
      HttpVisitor vic = stage.guest().signIn("vic");
      RunningConsole.until("it is there", () -> ada.get("/").body().contains("14 high-cost"));
      String token = ada.token();

      stage.stopBroker();
      HttpResponse<String> refused = ada.get("/stories");

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("access log").doesNotContain("acme-17");
      assertThat(ada.get("/indicators").statusCode()).isEqualTo(503);
      assertThat(ada.get("/").statusCode()).as("is on the log already").isEqualTo(200);
      assertThat(ada.post("/search", Map.of("subject", "acme-17", "token", token)).statusCode())
          .isEqualTo(503);
      assertThat(ada.get("/feeds").statusCode()).as("names nobody").isEqualTo(200);
      assertThat(vic.get("/").statusCode()).as("sees nobody").isEqualTo(200);
      HttpResponse<String> signIn =
          stage
              .guest()
              .post("/sign-in", Map.of("name", "ada", "password", RunningConsole.PASSWORD));
      assertThat(signIn.statusCode()).isEqualTo(503);
      assertThat(signIn.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(ada.post("/sign-out", Map.of("token", token)).statusCode())
          .as("whoever leaves is not kept")
          .isEqualTo(303);

      stage.startBroker();
      RunningConsole.until(
          "the broker is back",
          () ->
              stage
                      .guest()
                      .post("/sign-in", Map.of("name", "ada", "password", RunningConsole.PASSWORD))
                      .statusCode()
                  == 303);
      assertThat(stage.guest().signIn("ada").get("/").body()).contains("14 high-cost");
    }
  }
}
