import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Prints what veraPDF says of each file: PDF/UA-1 and PDF/A-3a; ends with 1 if one of them fails. */
public class Vera {
    public static void main(String[] names) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean all = true;
        for (String name : names) {
            for (PDFAFlavour flavour : new PDFAFlavour[] {PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A}) {
                try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(name), flavour);
                        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    var result = validator.validate(parser);
                    all &= result.isCompliant();
                    System.out.println(name + ": " + flavour + (result.isCompliant() ? " holds, " : " FAILS, ") + result.getTotalAssertions() + " assertions");
                    result.getTestAssertions().stream().limit(10).forEach(one -> System.out.println("  " + one.getRuleId() + " " + one.getMessage()));
                }
            }
        }
        System.exit(all ? 0 : 1);
    }
}
