/** Tables on a terminal. */
package io.ringfence.cli.table;
