// Runs HeidelTime over many texts in one process: `java -cp JAR HeidelTime.java LANGUAGE CONFIG`.
// A line of input is the day, a blank and the text as base64 of UTF-8; a line of output is the TimeML, so too.
import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.Base64;

public class HeidelTime {
  public static void main(String[] given) throws Exception {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    HeidelTimeStandalone tagger = new HeidelTimeStandalone(
        Language.getLanguageFromString(given[0]), DocumentType.NEWS, OutputType.TIMEML, given[1],
        POSTagger.NO);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    SimpleDateFormat day = new SimpleDateFormat("yyyy-MM-dd");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] parts = line.split(" ", 2);
      String text = new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      String found = "";
      try {
        found = tagger.process(text, day.parse(parts[0]));
      } catch (Exception error) {
        System.err.println(error);
      }
      out.println(Base64.getEncoder().encodeToString(found.getBytes(StandardCharsets.UTF_8)));
      out.flush();
    }
  }
}
