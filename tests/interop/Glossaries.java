import java.io.File;
import java.io.PrintStream;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.NotLoadedProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryReaderTBX;
import org.omegat.gui.glossary.GlossaryReaderTSV;

/** Reads glossaries with OmegaT's own classes; one line for each entry, its parts between TABs. */
public class Glossaries {
    static class Properties extends ProjectProperties {
        Properties() throws Exception {
            super();
        }
    }

    static class Project extends NotLoadedProject {
        final ProjectProperties properties;

        Project() throws Exception {
            properties = new Properties();
            properties.setSourceLanguage("zh-CN");
            properties.setTargetLanguage("en");
        }

        @Override
        public ProjectProperties getProjectProperties() {
            return properties;
        }
    }

    public static void main(String[] files) throws Exception {
        Core.setProject(new Project());
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (String name : files) {
            File file = new File(name);
            List<GlossaryEntry> found = name.endsWith(".tbx")
                    ? GlossaryReaderTBX.read(file, false) : GlossaryReaderTSV.read(file, false);
            for (GlossaryEntry each : found) {
                String[] parts = {file.getName(), each.getSrcText(), each.getLocText(), each.getCommentText()};
                out.println(String.join("\t", parts).replace("\n", "\u2028"));
            }
        }
    }
}
