/** What FreeSWITCH logs of whom it refused. */
package io.ringfence.decode.format.freeswitchlog;
