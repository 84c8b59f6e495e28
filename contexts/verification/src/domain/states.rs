//! States, as documents and providers write them.

/// ISO 3166-1: two letters and three letters of each.
const STATES: &str = "\
    ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH \
    BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT \
    BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB \
    CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP \
    ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB \
    GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL \
    ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM \
    KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY \
    MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT \
    MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU \
    NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT \
    REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR \
    SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS \
    TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN \
    VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE";

/// What only machine-readable lines have (ICAO Doc 9303, part 3, section 5), without persons who have no state.
const OTHERS: &[&str] = &["EUE", "RKS", "UNK", "UNO", "XOM", "XPO"];

/// A state in three letters, from its three or two letters or from `D`, as Germany writes itself; none when
/// there is no such state.
#[must_use]
pub fn three_letters(code: &str) -> Option<&'static str> {
    let code = code.trim().to_ascii_uppercase();
    let mut states = STATES.split(' ');
    match code.len() {
        1 if code == "D" => Some("DEU"),
        2 if code == "XK" => Some("RKS"),
        2 => states.find(|state| state.starts_with(&code))?.get(2..),
        3 => {
            let found = states.find(|state| state.get(2..) == Some(code.as_str()));
            let other = || OTHERS.iter().find(|other| **other == code).copied();
            found.and_then(|state| state.get(2..)).or_else(other)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_one_however_it_is_written() {
        for (written, state) in [("FRA", "FRA"), ("fr", "FRA"), ("D", "DEU"), ("DE", "DEU"), ("DEU", "DEU")] {
            assert_eq!(three_letters(written), Some(state));
        }
        assert_eq!(three_letters("RKS"), three_letters("XK"));
        for nonsense in ["", "F", "XX", "XYZ", "UTO", "FRAN", "É", "AAN", "RAF"] {
            assert_eq!(three_letters(nonsense), None, "{nonsense}");
        }
        assert_eq!(STATES.split(' ').filter(|state| state.len() == 5).count(), 249);
    }
}
