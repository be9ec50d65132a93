# The console alone: its jars and Kafka's client, without Flink and without a broker. Build it in the folder of an unpacked release:
#   docker build -f docker/console.Dockerfile -t ringfence-console:VERSION .

# A Java 17 runtime, as of the launcher's image.
FROM eclipse-temurin:17-jre-noble

# A number of its own, and no user of the image's that might own something.
RUN groupadd --system --gid 9998 ringfence \
    && useradd --system --uid 9998 --gid ringfence --home-dir /opt/ringfence --no-create-home ringfence

# What the console depends on, its options, and logging: DockerfilesIT says what is missing or too much.
COPY lib/ringfence-cli-[0-9]*.jar lib/ringfence-common-[0-9]*.jar lib/ringfence-console-[0-9]*.jar \
    lib/antlr4-runtime-[0-9]*.jar lib/auto-value-annotations-[0-9]*.jar lib/cel-[0-9]*.jar lib/common-[0-9]*.jar lib/compiler-[0-9]*.jar \
    lib/error_prone_annotations-[0-9]*.jar lib/failureaccess-[0-9]*.jar lib/guava-[0-9]*.jar lib/j2objc-annotations-[0-9]*.jar \
    lib/jackson-annotations-[0-9]*.jar lib/jackson-core-[0-9]*.jar lib/jackson-databind-[0-9]*.jar lib/jackson-dataformat-csv-[0-9]*.jar \
    lib/jboss-logging-[0-9]*.jar lib/jboss-threads-[0-9]*.jar lib/jspecify-[0-9]*.jar lib/jte-runtime-[0-9]*.jar \
    lib/kafka-clients-[0-9]*.jar lib/libphonenumber-[0-9]*.jar lib/listenablefuture-[0-9]*.jar lib/log4j-api-[0-9]*.jar \
    lib/log4j-core-[0-9]*.jar lib/log4j-slf4j-impl-[0-9]*.jar lib/lz4-java-[0-9]*.jar lib/picocli-[0-9]*.jar lib/protobuf-[0-9]*.jar \
    lib/protobuf-java-[0-9]*.jar lib/re2j-[0-9]*.jar lib/runtime-[0-9]*.jar lib/slf4j-api-[0-9]*.jar \
    lib/smallrye-common-annotation-[0-9]*.jar lib/smallrye-common-constraint-[0-9]*.jar lib/smallrye-common-cpu-[0-9]*.jar \
    lib/smallrye-common-function-[0-9]*.jar lib/snakeyaml-[0-9]*.jar lib/snakeyaml-engine-[0-9]*.jar lib/snappy-java-[0-9]*.jar \
    lib/threeten-extra-[0-9]*.jar lib/tink-[0-9]*.jar lib/undertow-core-[0-9]*.jar lib/uplot-[0-9]*.jar lib/v1alpha1-[0-9]*.jar \
    lib/wildfly-client-config-[0-9]*.jar lib/wildfly-common-[0-9]*.jar lib/xnio-api-[0-9]*.jar lib/xnio-nio-[0-9]*.jar \
    lib/zstd-jni-[0-9]*.jar \
    /opt/ringfence/lib/
COPY rules /opt/ringfence/rules
COPY privacy /opt/ringfence/privacy
COPY LICENSE THIRD-PARTY.txt /opt/ringfence/

USER 9998:9998
WORKDIR /tmp

# With a read-only root only /tmp has to be writable. JDK_JAVA_OPTIONS has options of Java.
ENTRYPOINT ["java", "-Dringfence.home=/opt/ringfence", "-cp", "/opt/ringfence/lib/*", "io.ringfence.cli.ConsoleProgram"]
CMD ["--help"]
