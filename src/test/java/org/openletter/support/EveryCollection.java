package org.openletter.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A decision about the API, tested for each of its collections: takes a {@link Specimen}. */
@ParameterizedTest(name = "{0}")
@MethodSource("org.openletter.support.Specimens#all")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EveryCollection {}
