package org.openletter.prisoners;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.openletter.support.Api;

/** Prisoners as tests make and find them. */
final class People {

    private People() {}

    /** A prisoner with these properties: JSON in single quotes, without the outer braces. */
    static JsonNode person(String properties) {
        String json = "{'names': [{'kind': 'primary', 'full': 'A'}], " + properties + "}";
        return Api.json(
                201, Api.sending(Api.admin(), json.replace('\'', '"')).post("/v1/prisoners"));
    }

    static String make(String properties) {
        return person(properties).get("id").textValue();
    }

    /** Properties by which a test finds its own. */
    static String marked(String mark, String properties) {
        return "'occupations': ['" + mark + "'], " + properties;
    }

    static String facility(String country, String region) {
        String json =
                "{\"names\": [{\"full\": \"F\"}], \"kind\": \"prison\", \"country\": \"%s\", \"region\": \"%s\"}"
                        .formatted(country, region);
        return Api.json(201, Api.sending(Api.admin(), json).post("/v1/facilities"))
                .get("id")
                .textValue();
    }

    /** What a reader's list shows. */
    static List<String> ids(String path) {
        return ids(Api.read(path));
    }

    static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.get("items").forEach(item -> ids.add(item.get("id").textValue()));
        return ids;
    }

    static long total(String key, String path) {
        return Api.json(200, Api.with(key).get(path + "&limit=1&count=exact"))
                .at("/page/total")
                .longValue();
    }
}
