package org.openletter.news.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;

/** HTML as a tree, whatever its tags look like: what nobody closed is closed. */
final class HtmlTree {

    private static final Set<String> NEVER_SHOWN =
            Set.of(
                    "script",
                    "style",
                    "noscript",
                    "template",
                    "iframe",
                    "object",
                    "embed",
                    "svg",
                    "math",
                    "form",
                    "button",
                    "select",
                    "textarea",
                    "video",
                    "audio",
                    "canvas",
                    "head");
    private static final Set<String> EMPTY = Set.of("br", "hr", "img", "input", "wbr", "col");
    private static final int DEEPEST = 60;

    private HtmlTree() {}

    /** An element, or where it has no name, a text. */
    record Node(String name, String text, Map<String, String> attributes, List<Node> children) {

        static Node element(String name, Map<String, String> attributes) {
            return new Node(name, "", attributes, new ArrayList<>());
        }

        static Node text(String text) {
            return new Node("", text, Map.of(), List.of());
        }

        boolean isText() {
            return name.isEmpty();
        }
    }

    static Node of(String html) {
        var builder = new Builder();
        HtmlSanitizer.sanitize(html, builder);
        return builder.root;
    }

    private static final class Builder implements HtmlSanitizer.Policy, HtmlStreamEventReceiver {

        private final Node root = Node.element("body", Map.of());
        private final Deque<Node> open = new ArrayDeque<>(List.of(root));
        private int hidden;
        private int tooDeep;

        @Override
        public void openTag(String name, List<String> attributes) {
            if (hidden > 0 || NEVER_SHOWN.contains(name)) {
                hidden += EMPTY.contains(name) ? 0 : 1;
                return;
            }
            if (open.size() > DEEPEST) {
                tooDeep += EMPTY.contains(name) ? 0 : 1;
                return;
            }
            var named = new HashMap<String, String>();
            for (int i = 0; i + 1 < attributes.size(); i += 2) {
                named.putIfAbsent(attributes.get(i), attributes.get(i + 1));
            }
            Node node = Node.element(name, named);
            open.element().children().add(node);
            if (!EMPTY.contains(name)) {
                open.push(node);
            }
        }

        @Override
        public void closeTag(String name) {
            if (EMPTY.contains(name)) {
                return;
            }
            if (hidden > 0) {
                hidden--;
            } else if (tooDeep > 0) {
                tooDeep--;
            } else if (open.size() > 1) {
                open.pop();
            }
        }

        @Override
        public void text(String text) {
            if (hidden == 0) {
                open.element().children().add(Node.text(text));
            }
        }

        @Override
        public void openDocument() {}

        @Override
        public void closeDocument() {}
    }
}
