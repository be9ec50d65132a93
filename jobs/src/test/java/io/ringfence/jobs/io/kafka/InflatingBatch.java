package io.ringfence.jobs.io.kafka;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.DefaultRecord;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * Batches that Kafka's own producer does not make: it would hold them whole. Their records are all
 * of one byte, and are compressed as they are written.
 */
final class InflatingBatch {

  /** The last with names of topics rather than ids. */
  private static final short VERSION = 12;

  private static final int PIECE = 1 << 16;

  private InflatingBatch() {}

  /** So many records of so many bytes each. */
  static ByteBuffer of(CompressionType compression, int records, int size) throws IOException {
    return batch(compression, records, size, 0);
  }

  /** One small record that says of itself that it has so many bytes more. */
  static ByteBuffer claiming(CompressionType compression, int more) throws IOException {
    return batch(compression, 1, 100, more);
  }

  private static ByteBuffer batch(CompressionType compression, int records, int size, int more)
      throws IOException {
    ByteBufferOutputStream bytes = new ByteBufferOutputStream(1 << 20);
    bytes.position(DefaultRecordBatch.RECORD_BATCH_OVERHEAD);
    byte[] piece = new byte[PIECE];
    Arrays.fill(piece, (byte) 'x');
    try (DataOutputStream out =
        new DataOutputStream(
            Compression.of(compression).build().wrapForOutput(bytes, RecordBatch.MAGIC_VALUE_V2))) {
      for (int i = 0; i < records; i++) {
        int body = DefaultRecord.sizeOfBodyInBytes(i, 0, -1, size, Record.EMPTY_HEADERS);
        ByteUtils.writeVarint(body + more, out);
        out.writeByte(0);
        ByteUtils.writeVarlong(0, out);
        ByteUtils.writeVarint(i, out);
        ByteUtils.writeVarint(-1, out);
        ByteUtils.writeVarint(size, out);
        for (int left = size; left > 0; left -= PIECE) {
          out.write(piece, 0, Math.min(PIECE, left));
        }
        ByteUtils.writeVarint(0, out);
      }
    }
    ByteBuffer batch = bytes.buffer();
    batch.flip();
    long now = System.currentTimeMillis();
    DefaultRecordBatch.writeHeader(
        batch,
        0,
        records - 1,
        batch.remaining(),
        RecordBatch.MAGIC_VALUE_V2,
        compression,
        TimestampType.CREATE_TIME,
        now,
        now,
        RecordBatch.NO_PRODUCER_ID,
        RecordBatch.NO_PRODUCER_EPOCH,
        RecordBatch.NO_SEQUENCE,
        false,
        false,
        false,
        RecordBatch.NO_PARTITION_LEADER_EPOCH,
        records);
    batch.position(0);
    return batch;
  }

  /** Sends a batch to the first partition of a topic, and returns what the broker says of it. */
  static Errors send(String bootstrap, String topic, ByteBuffer batch) throws IOException {
    PartitionProduceData partition =
        new PartitionProduceData()
            .setIndex(0)
            .setRecords(MemoryRecords.readableRecords(batch.duplicate()));
    ProduceRequestData data = new ProduceRequestData().setAcks((short) -1).setTimeoutMs(60_000);
    data.setTopicData(
        new TopicProduceDataCollection(
            List.of(new TopicProduceData().setName(topic).setPartitionData(List.of(partition)))
                .iterator()));
    RequestHeader header = new RequestHeader(ApiKeys.PRODUCE, VERSION, "inflating", 1);
    ByteBuffer request = new ProduceRequest(data, VERSION).serializeWithHeader(header);
    String[] address = bootstrap.split(":", 2);
    try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(request.remaining());
      out.write(request.array(), request.arrayOffset() + request.position(), request.remaining());
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[in.readInt()];
      in.readFully(answer);
      ProduceResponse response =
          (ProduceResponse) AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
      return Errors.forCode(
          response.data().responses().iterator().next().partitionResponses().get(0).errorCode());
    }
  }
}
