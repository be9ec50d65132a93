/** Refusing whom lists name: what runs it beside a cluster, a dry run, and what people may do. */
package io.ringfence.cli.deny;
