/**
 * What the data flows read and write, whatever it is connected to: the connectors' interfaces,
 * decoding, watermarks, and the types of the streams.
 */
package io.ringfence.jobs.io;
