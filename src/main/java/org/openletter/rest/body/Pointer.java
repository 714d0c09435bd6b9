package org.openletter.rest.body;

import jakarta.validation.Path;

/** RFC 6901 pointers. */
public final class Pointer {

    private Pointer() {}

    public static String child(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** {@code names[0].full} as Bean Validation says it becomes {@code /names/0/full}. */
    static String of(Path path) {
        var pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKey() != null) {
                pointer.append(child("", node.getKey().toString()));
            }
            String name = node.getName();
            if (name != null && !name.startsWith("<")) {
                pointer.append(child("", name));
            }
        }
        return pointer.toString();
    }
}
