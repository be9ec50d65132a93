# The launcher with all its verbs, the console among them. Build it in the folder of an unpacked release:
#   docker build -f docker/launcher.Dockerfile -t ringfence:VERSION .

# A Java 17 runtime, which is all that the launcher needs. Its patches come with each build; for the same bytes each time, name a digest here.
FROM eclipse-temurin:17-jre-noble

# A number of its own, and no user of the image's that might own something.
RUN groupadd --system --gid 9998 ringfence \
    && useradd --system --uid 9998 --gid ringfence --home-dir /opt/ringfence --no-create-home ringfence

COPY bin /opt/ringfence/bin
COPY lib /opt/ringfence/lib
COPY rules /opt/ringfence/rules
COPY flink /opt/ringfence/flink
COPY kafka /opt/ringfence/kafka
COPY privacy /opt/ringfence/privacy
COPY prometheus /opt/ringfence/prometheus
COPY LICENSE THIRD-PARTY.txt /opt/ringfence/

USER 9998:9998
WORKDIR /tmp

# With a read-only root only /tmp has to be writable.
ENTRYPOINT ["/opt/ringfence/bin/ringfence"]
CMD ["--help"]
