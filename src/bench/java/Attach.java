import com.sun.tools.attach.VirtualMachine;

/**
 * Loads a native agent into a running JVM, or tells one that is loaded: process, library, command.
 */
public final class Attach {

    private Attach() {}

    public static void main(String[] arguments) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(arguments[0]);
        try {
            machine.loadAgentPath(arguments[1], arguments[2]);
        } finally {
            machine.detach();
        }
    }
}
