# Both jobs on Flink's official image. Build it in the folder of an unpacked release:
#   docker build -f docker/job.Dockerfile -t ringfence-job:VERSION .

# Flink of the version that the job jar is built for (flink.version in the project's pom.xml), with the Java that it is tested with.
FROM flink:2.2.1-java17

# Checkpoints on S3. The plugin is linked here: with a read-only root, ENABLE_BUILT_IN_PLUGINS cannot do it when a container starts.
RUN mkdir -p "$FLINK_HOME/plugins/s3-fs-presto" \
    && ln -s "$FLINK_HOME"/opt/flink-s3-fs-presto-*.jar "$FLINK_HOME/plugins/s3-fs-presto/" \
    && test -e "$FLINK_HOME"/plugins/s3-fs-presto/flink-s3-fs-presto-*.jar

# Owned by root and not writable: a process of the container cannot change what runs next.
COPY --chown=root:root job/ringfence-job-*.jar /opt/flink/usrlib/ringfence-job.jar
COPY --chown=root:root rules/pack /opt/ringfence/rules/pack
COPY --chown=root:root rules/tariff.csv rules/sources.yaml /opt/ringfence/rules/
COPY --chown=root:root privacy /opt/ringfence/privacy
COPY --chown=root:root flink /opt/ringfence/flink
COPY --chown=root:root LICENSE THIRD-PARTY.txt /opt/ringfence/

# The image's user flink, by number: Kubernetes can tell only of a number that it is not root.
USER 9999:9999

# With a read-only root these have to be writable: /tmp, /opt/flink/log and io.tmp.dirs (flink/config.yaml). The entry point is Flink's own.
