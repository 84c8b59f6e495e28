//! Codes of states and organisations in machine-readable lines.
//!
//! ICAO Doc 9303, part 3, section 5: ISO 3166-1 alpha-3, and the codes of parts A to D beside it.

/// ISO 3166-1 alpha-3, sorted. Germany stands in lines as `D`, but is not refused when it is written out.
const COUNTRIES: &str = "\
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH \
BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB \
CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO \
GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN \
IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA \
MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER \
NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU \
RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA \
TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT \
WLF WSM YEM ZAF ZMB ZWE";

/// Beside ISO: Germany, the kinds of British nationals, organisations, Kosovo (as it writes itself and as
/// the United Nations do), stateless persons and refugees.
const OTHERS: &str = "D GBD GBN GBO GBP GBS EUE UNO UNA UNK XAA XBA XCC XCE XCO XEC XES XIM XMP XOM XPO XDC RKS \
XXA XXB XXC XXX";

/// The made-up state of ICAO's own examples; no real document has it.
pub const SPECIMEN: &str = "UTO";

/// Whether a code, without fillers, is of a state that issues documents or that people belong to.
pub fn is_known(code: &str) -> bool {
    all().any(|known| known == code)
}

/// All codes, without fillers.
pub fn all() -> impl Iterator<Item = &'static str> {
    COUNTRIES.split(' ').chain(OTHERS.split(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_is_there_once() {
        let codes: Vec<&str> = COUNTRIES.split(' ').collect();
        assert_eq!(codes.len(), 249);
        assert!(codes.iter().all(|code| code.len() == 3));
        assert!(codes.is_sorted_by(|a, b| a < b), "sorted, no code twice");
    }

    #[test]
    fn a_wrong_letter_makes_no_state() {
        for code in ["FRA", "D", "GBR", "RKS", "XXB", "UNK"] {
            assert!(is_known(code), "{code}");
        }
        for code in ["UTO", "FRO0", "FR", "DE", "", "FRB", "XXD", "fra", "FRA AUS"] {
            assert!(!is_known(code), "{code}");
        }
    }
}
