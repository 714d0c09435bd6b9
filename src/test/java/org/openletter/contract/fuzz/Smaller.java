package org.openletter.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out of a request what its fault doesn't need. */
final class Smaller {

    private static final int TRIES = 120;

    private final Predicate<Shot> fails;
    private int tries;

    private Smaller(Predicate<Shot> fails) {
        this.fails = fails;
    }

    static Shot of(Shot shot, Predicate<Shot> fails) {
        return new Smaller(fails).smaller(shot);
    }

    private Shot smaller(Shot shot) {
        Shot least = shot;
        for (boolean better = true; better && tries < TRIES; ) {
            better = false;
            for (Shot other : parts(least)) {
                if (tries++ < TRIES && fails.test(other)) {
                    least = other;
                    better = true;
                    break;
                }
            }
        }
        return least;
    }

    /** The request with one thing less, in every way. */
    private static List<Shot> parts(Shot shot) {
        var parts = new ArrayList<Shot>();
        for (int i = 0; i < shot.query().size(); i++) {
            var query = new ArrayList<>(shot.query());
            String name = query.remove(i).name();
            if (!required(shot, name) && !shot.expected().names().equals("parameter " + name)) {
                parts.add(shot.withQuery(query));
            }
        }
        for (int i = 0; i < shot.headers().size(); i++) {
            var headers = new ArrayList<>(shot.headers());
            String name = headers.remove(i).name();
            if (shot.expected().valid() && !required(shot, name) && !name.equals("Content-Type")) {
                parts.add(shot.withHeaders(headers));
            }
        }
        if (shot.raw() == null && shot.body() != null) {
            String names = shot.expected().names();
            String pointer = names.startsWith("pointer") ? names.substring(8) : "";
            boolean there = !shot.body().at(pointer).isMissingNode();
            for (JsonNode body : less(shot.body())) {
                if (there != body.at(pointer).isMissingNode()) {
                    parts.add(shot.withBody(body));
                }
            }
        }
        return parts;
    }

    private static boolean required(Shot shot, String name) {
        return shot.operation().parameters().stream()
                .anyMatch(one -> one.required() && one.name().equals(name));
    }

    private static List<JsonNode> less(JsonNode json) {
        var less = new ArrayList<JsonNode>();
        if (json instanceof ObjectNode object) {
            for (var property : object.properties()) {
                less.add(object.deepCopy().without(property.getKey()));
                for (JsonNode smaller : less(property.getValue())) {
                    less.add(object.deepCopy().set(property.getKey(), smaller));
                }
            }
        }
        if (json instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                ArrayNode without = array.deepCopy();
                without.remove(i);
                less.add(without);
                for (JsonNode smaller : less(array.get(i))) {
                    ArrayNode with = array.deepCopy();
                    with.set(i, smaller);
                    less.add(with);
                }
            }
        }
        return less;
    }
}
