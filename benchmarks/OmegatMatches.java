// OmegaT's own fuzzy matcher (FindMatches, 3.6) on a TMX: FILE.tmx SECONDS < queries, a line each.
// Prints: seconds to load, then a line for each query: seconds, TAB, the best source.
import java.io.*;
import java.lang.reflect.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.omegat.core.Core;
import org.omegat.core.data.*;
import org.omegat.core.matching.NearString;
import org.omegat.core.statistics.FindMatches;
import org.omegat.tokenizer.*;
import org.omegat.util.*;

public class OmegatMatches {
    public static void main(String[] a) throws Exception {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        String config = Files.createTempDirectory("omegat").toFile().getPath();
        Class.forName("org.omegat.util.RuntimePreferences")
            .getMethod("setConfigDir", String.class).invoke(null, config);
        try { Preferences.class.getMethod("init").invoke(null); } catch (NoSuchMethodException e) { }
        File home = Files.createTempDirectory("project").toFile();
        ProjectProperties properties = new ProjectProperties(home);
        properties.setSourceLanguage("ko");
        properties.setTargetLanguage("en");
        properties.setSentenceSegmentingEnabled(false);
        long start = System.nanoTime();
        ExternalTMX memory = new ExternalTMX(properties, new File(a[0]), false, false);
        Map<String, ExternalTMX> memories = Collections.singletonMap("memory", memory);
        IProject project = (IProject) Proxy.newProxyInstance(
            IProject.class.getClassLoader(), new Class<?>[] {IProject.class}, (self, method, arguments) -> {
                switch (method.getName()) {
                    case "getProjectProperties": return properties;
                    case "getTransMemories": return memories;
                    case "isProjectLoaded": return true;
                    case "getAllEntries": return Collections.emptyList();
                    case "getOtherTargetLanguageTMs": return Collections.emptyMap();
                    default: return method.getReturnType() == boolean.class ? (Object) false : null;
                }
            });
        Method set = Core.class.getDeclaredMethod("setProject", IProject.class);
        set.setAccessible(true);
        set.invoke(null, project);
        out.println((System.nanoTime() - start) / 1e9);
        ITokenizer tokenizer = new LuceneCJKTokenizer();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        FindMatches finder = new FindMatches(tokenizer, 5, true, false);
        long end = System.nanoTime() + (long) (Double.parseDouble(a[1]) * 1e9);
        for (String query; (query = in.readLine()) != null;) {
            long before = System.nanoTime();
            List<NearString> found = finder.search(project, query, false, false, () -> false);
            String best = found.isEmpty() ? "" : found.get(0).source.replace('\n', ' ');
            out.println((System.nanoTime() - before) / 1e9 + "\t" + best);
            if (System.nanoTime() > end) break;
        }
    }
}
