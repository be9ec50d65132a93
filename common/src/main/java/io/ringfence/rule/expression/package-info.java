/**
 * CEL: definitions, checks, and evaluation by CEL or by plain Java. Only this room knows CEL's
 * types.
 */
package io.ringfence.rule.expression;
