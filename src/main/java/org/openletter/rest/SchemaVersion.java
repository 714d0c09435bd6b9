package org.openletter.rest;

/** The version of the API's types, as the OpenAPI document says it. */
public final class SchemaVersion {

    public static final String CURRENT = "0.1.0";

    private SchemaVersion() {}
}
