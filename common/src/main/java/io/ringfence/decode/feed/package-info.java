/** Settings of feeds, and how far each feed has got in event time. */
package io.ringfence.decode.feed;
