/** Accounting of the SIP proxies Kamailio and OpenSIPS. */
package io.ringfence.decode.format.sipacc;
