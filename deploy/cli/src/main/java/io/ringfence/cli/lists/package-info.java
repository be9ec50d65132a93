/** Import, check, show and export of blacklists, and their history in a file or on a broker. */
package io.ringfence.cli.lists;
