package org.openletter.fault;

/**
 * One thing that is wrong with a request: where, a stable code, and a sentence that says what would
 * be right.
 *
 * @param place whether {@code where} is a JSON pointer into the body, a query or path parameter, or
 *     a header
 * @param where the pointer ({@code /names/0/full}) or the name
 */
public record Flaw(Place place, String where, String code, String detail) {

    /**
     * Where in a request a flaw can lie; the name is the member of the problem's {@code errors[]}.
     */
    public enum Place {
        pointer,
        parameter,
        header
    }

    public static Flaw pointer(String where, String code, String detail) {
        return new Flaw(Place.pointer, where, code, detail);
    }

    public static Flaw parameter(String where, String code, String detail) {
        return new Flaw(Place.parameter, where, code, detail);
    }

    public static Flaw header(String where, String code, String detail) {
        return new Flaw(Place.header, where, code, detail);
    }
}
