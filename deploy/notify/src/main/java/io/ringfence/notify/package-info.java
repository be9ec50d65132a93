/** Alerts, and what Ringfence says of itself, told by mail and webhook. */
package io.ringfence.notify;
