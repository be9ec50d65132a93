/** Where the history of blacklists is kept: in a file, or on a broker. */
package io.ringfence.cli.lists;
