/** Alerts told by mail and webhook: what runs it beside a cluster, and what tries it. */
package io.ringfence.cli.notify;
