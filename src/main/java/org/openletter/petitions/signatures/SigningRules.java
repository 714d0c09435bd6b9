package org.openletter.petitions.signatures;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openletter.access.Call;
import org.openletter.audit.Trail;
import org.openletter.fault.Fault;
import org.openletter.rest.Entry;
import org.openletter.sealing.Seals;

/** The rules of who may sign, as moderators keep them. {@link RuleBook} applies them. */
@ApplicationScoped
class SigningRules {

    static final String KIND = "signing-rules";

    private final Seals seals;
    private final Cabinet cabinet;
    private final Providers providers;
    private final Trail trail;
    private final Call call;

    SigningRules(Seals seals, Cabinet cabinet, Providers providers, Trail trail, Call call) {
        this.seals = seals;
        this.cabinet = cabinet;
        this.providers = providers;
        this.trail = trail;
        this.call = call;
    }

    SigningRuleView make(SigningRuleBody body) {
        var rule = new SigningRule();
        rule.id = Register.newId();
        rule.effect = body.effect();
        rule.kind = body.kind();
        rule.createdAt = Entry.now();
        rule.createdBy = call.caller().name();
        String pattern = body.pattern().strip();
        if (body.exact()) {
            pattern = providers.canonical(Address.read(pattern).orElseThrow());
            rule.person = seals.fingerprint(pattern);
        }
        var named = new SigningRuleView.Named(pattern, body.note());
        rule.sealed = cabinet.seal(KIND, rule.id, named);
        rule.persist();
        note(rule, "created", JsonNodeFactory.instance.objectNode(), told(rule, pattern));
        return SigningRuleView.of(rule, named);
    }

    SigningRuleView view(SigningRule rule) {
        return SigningRuleView.of(rule, named(rule));
    }

    SigningRuleView.Named named(SigningRule rule) {
        return cabinet.open(KIND, rule.id, rule.sealed, SigningRuleView.Named.class);
    }

    SigningRule found(UUID id) {
        SigningRule rule = SigningRule.findById(id);
        if (rule == null) {
            throw Fault.notFound();
        }
        return rule;
    }

    void delete(SigningRule rule) {
        ObjectNode before = told(rule, named(rule).pattern());
        rule.delete();
        note(rule, "deleted", before, JsonNodeFactory.instance.objectNode());
    }

    private void note(SigningRule rule, String action, ObjectNode before, ObjectNode after) {
        trail.note(new Trail.Subject(KIND, rule.id, 1), action, null, before, after);
    }

    /** A domain is no person; an address is one, and a network may be. */
    private static ObjectNode told(SigningRule rule, String pattern) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("effect", rule.effect.name()).put("kind", rule.kind.name());
        return rule.kind == SigningRule.Kind.domain ? told.put("pattern", pattern) : told;
    }
}
