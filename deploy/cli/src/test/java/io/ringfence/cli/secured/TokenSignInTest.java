package io.ringfence.cli.secured;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that sign in by OAUTHBEARER with a token from a file, as the docs say. */
@Tag("full") // whoever is refused asks again for ten seconds
class TokenSignInTest {

  /** Kafka reads tokens and keys from these places only. */
  private static final String ALLOWED = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

  private static final String MODULE =
      "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;";

  @TempDir private Path folder;

  @AfterEach
  void nothingIsAllowedToOtherTests() {
    System.clearProperty(ALLOWED);
  }

  private static RsaJsonWebKey key(String id) throws Exception {
    RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
    key.setKeyId(id);
    return key;
  }

  /** A file with a token for an hour. */
  private Path token(String user, RsaJsonWebKey key) throws Exception {
    JwtClaims claims = new JwtClaims();
    claims.setSubject(user);
    claims.setAudience("kafka");
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(60);
    JsonWebSignature signed = new JsonWebSignature();
    signed.setPayload(claims.toJson());
    signed.setKey(key.getPrivateKey());
    signed.setKeyIdHeaderValue(key.getKeyId());
    signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    return Files.writeString(folder.resolve(user + ".token"), signed.getCompactSerialization());
  }

  private static Path client(SecuredBroker broker, String name, Path token) throws Exception {
    return broker.client(
        name,
        """
        sasl.mechanism=OAUTHBEARER
        sasl.login.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler
        sasl.jaas.config=%s
        sasl.oauthbearer.token.endpoint.url=%s
        """
            .formatted(MODULE, token.toUri()));
  }

  @Test
  void aTokenSaysWhoItIsAndWhatIsGrantedFollows() throws Exception {
    RsaJsonWebKey key = key("provider");
    Path keys = Files.writeString(folder.resolve("keys.json"), new JsonWebKeySet(key).toJson());
    Path detection = token("detection", key);
    Path forged = token("forger", key("provider"));
    System.setProperty(ALLOWED, keys.toUri() + "," + detection.toUri() + "," + forged.toUri());
    Map<String, String> signIn =
        Map.of(
            "sasl.enabled.mechanisms", "OAUTHBEARER",
            "oauthbearer.sasl.server.callback.handler.class",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler",
            "oauthbearer.sasl.jaas.config", MODULE,
            "oauthbearer.sasl.oauthbearer.jwks.endpoint.url", keys.toUri().toString(),
            "oauthbearer.sasl.oauthbearer.expected.audience", "kafka");
    try (SecuredBroker broker = new SecuredBroker(folder, signIn)) {
      Launch granted =
          Launch.of(
              "topics",
              "--kafka-client",
              broker.admin().toString(),
              "--acls",
              "detection=User:detection");
      assertThat(granted.exit()).as(granted.err()).isZero();

      Launch taken = doctor(client(broker, "detection", detection));
      assertThat(taken.exit()).as(taken.out() + taken.err()).isZero();
      Launch refused = doctor(client(broker, "forger", forged));
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.out() + refused.err()).contains("WRONG   broker");
    }
  }

  private static Launch doctor(Path client) {
    return Launch.of("doctor", "--kafka-client", client.toString(), "--role", "detection");
  }
}
