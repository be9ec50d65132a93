package io.ringfence.fuzz;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The classes in production code that read bytes, found by what they call and implement. */
final class FoundReaders {

  /** What parses, unpacks, or opens something to be read. */
  private static final Set<String> READING =
      Set.of(
          "com.fasterxml.jackson.core.JsonFactory.createParser",
          "com.fasterxml.jackson.databind.ObjectMapper.createParser",
          "com.fasterxml.jackson.databind.ObjectMapper.readTree",
          "com.fasterxml.jackson.databind.ObjectMapper.readValue",
          "com.fasterxml.jackson.dataformat.csv.CsvFactory.createParser",
          "dev.cel.compiler.CelCompiler.compile",
          "dev.cel.compiler.CelCompiler.parse",
          "dev.cel.parser.CelParser.parse",
          "io.ringfence.decode.format.Line.json",
          "io.undertow.server.HttpServerExchange.getQueryParameters",
          "io.undertow.server.HttpServerExchange.getRequestCookie",
          "io.undertow.server.handlers.form.FormDataParser.parseBlocking",
          "java.io.ObjectInputStream.<init>",
          "java.nio.file.Files.lines",
          "java.nio.file.Files.newBufferedReader",
          "java.nio.file.Files.newInputStream",
          "java.nio.file.Files.readAllBytes",
          "java.nio.file.Files.readAllLines",
          "java.nio.file.Files.readString",
          "java.util.Base64$Decoder.decode",
          "java.util.HexFormat.parseHex",
          "java.util.Properties.load",
          "java.util.zip.GZIPInputStream.<init>",
          "javax.xml.stream.XMLInputFactory.createXMLStreamReader",
          "org.snakeyaml.engine.v2.api.Load.<init>",
          "org.snakeyaml.engine.v2.api.lowlevel.Compose.<init>");

  /** What reads for Flink. */
  private static final Set<String> READERS =
      Set.of(
          "io.ringfence.signal.encoding.Codec",
          "org.apache.flink.core.io.SimpleVersionedSerializer",
          "org.apache.flink.connector.kafka.source.reader.deserializer"
              + ".KafkaRecordDeserializationSchema");

  private FoundReaders() {}

  /** Simple names. The simulator and the benchmark read nothing but what they have written. */
  static Set<String> names() {
    JavaClasses production =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ringfence");
    Set<String> names = new TreeSet<>();
    for (JavaClass each : production) {
      boolean own =
          each.getPackageName().startsWith("io.ringfence.bench")
              || each.getPackageName().startsWith("io.ringfence.simulator");
      if (!own && (reads(each) || isReader(each))) {
        names.add(topLevel(each));
      }
    }
    return names;
  }

  private static boolean reads(JavaClass type) {
    return Stream.<JavaCodeUnitAccess<?>>concat(
            type.getCodeUnitCallsFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream())
        .map(each -> each.getTargetOwner().getName() + '.' + each.getTarget().getName())
        .anyMatch(READING::contains);
  }

  private static boolean isReader(JavaClass type) {
    return !type.isInterface()
        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
        && READERS.stream().anyMatch(type::isAssignableTo);
  }

  private static String topLevel(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer.getSimpleName();
  }
}
