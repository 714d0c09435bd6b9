package org.openletter.rest.body;

/**
 * Properties marked {@code @JsonView(Full.class)} are long: they are in the resource itself, and in
 * a list only when {@code fields} names them.
 */
public final class Full {

    private Full() {}

    /** What a list shows. */
    public static final class Brief {
        private Brief() {}
    }
}
