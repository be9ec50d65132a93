/** Call records and events of FreeSWITCH. */
package io.ringfence.decode.format.freeswitchcdr;
