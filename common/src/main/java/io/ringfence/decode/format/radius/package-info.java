/** RADIUS accounting, of gateways, session border controllers and access networks. */
package io.ringfence.decode.format.radius;
