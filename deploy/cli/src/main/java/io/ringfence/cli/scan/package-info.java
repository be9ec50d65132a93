/** Detection over files, to their end. */
package io.ringfence.cli.scan;
