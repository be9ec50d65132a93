/** Call records of FreeSWITCH. */
package io.ringfence.decode.format.freeswitchcdr;
