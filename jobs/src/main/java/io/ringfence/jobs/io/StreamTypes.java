package io.ringfence.jobs.io;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.DecodedCodec;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalCodec;
import io.ringfence.jobs.state.CodecTypeInfo;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.DeliveryCodec;
import io.ringfence.rule.change.RuleRecord;
import io.ringfence.rule.change.RuleRecordCodec;
import io.ringfence.signal.Signal;
import io.ringfence.signal.codec.SignalCodec;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Types that travel into the data flows, between them and out of them. None of them goes through
 * Kryo.
 */
public final class StreamTypes {

  public static final TypeInformation<Decoded> DECODED =
      new CodecTypeInfo<>(Decoded.class, DecodedCodec.class);
  public static final TypeInformation<Refusal> REFUSAL =
      new CodecTypeInfo<>(Refusal.class, RefusalCodec.class);
  public static final TypeInformation<Signal> SIGNAL =
      new CodecTypeInfo<>(Signal.class, SignalCodec.class);
  public static final TypeInformation<RuleRecord> RULE_RECORD =
      new CodecTypeInfo<>(RuleRecord.class, RuleRecordCodec.class);
  public static final TypeInformation<Delivery> DELIVERY =
      new CodecTypeInfo<>(Delivery.class, DeliveryCodec.class);
  public static final TypeInformation<OutputRecord> OUTGOING =
      new CodecTypeInfo<>(OutputRecord.class, OutputRecordCodec.class);
  public static final TypeInformation<TopicRecord> TOPIC_RECORD =
      new CodecTypeInfo<>(TopicRecord.class, TopicRecordCodec.class);

  public static final TypeInformation<ProfileRecord> PROFILE_RECORD =
      new CodecTypeInfo<>(ProfileRecord.class, ProfileRecordCodec.class);
  public static final TypeInformation<AccountRecord> ACCOUNT_RECORD =
      new CodecTypeInfo<>(AccountRecord.class, AccountRecordCodec.class);

  /** Of calls and of subjects: a string, because its hash is the same in every JVM. */
  public static final TypeInformation<String> KEY = BasicTypeInfo.STRING_TYPE_INFO;

  private StreamTypes() {}
}
