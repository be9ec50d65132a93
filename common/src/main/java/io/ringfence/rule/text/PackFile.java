package io.ringfence.rule.text;

import java.io.Serializable;

/**
 * One file of a rule pack.
 *
 * @param name as findings repeat it
 */
public record PackFile(String name, String text) implements Serializable {}
