package io.ringfence.cli.evaluate.blind.trap;

import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.function.Consumer;

/** A kind of lawful party whose traffic looks like some fraud. */
public record Trap(String name, Consumer<Scene> play) {}
