package io.ringfence.jobs.io.kafka;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.apache.flink.util.FlinkRuntimeException;

/** A start that would do harm. The job fails for good: another attempt would be no different. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class StartRefusedException extends FlinkRuntimeException {

  StartRefusedException(String why) {
    super(why);
  }
}
