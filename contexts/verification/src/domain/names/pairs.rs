//! Names as people type them, beside names as documents have them.

use super::{
    FullName, NameMatch,
    NameMatch::{Differs, Doubtful, Matches},
    compare,
};

/// `NOM|Prénom`, as in machine-readable lines without `<<`.
fn split(name: &str) -> FullName<'_> {
    let (last, first) = name.split_once('|').unwrap();
    FullName { last, first }
}

fn check(expected: NameMatch, pairs: &[(&str, &str)]) {
    for (profile, document) in pairs {
        assert_eq!(compare(split(profile), split(document), false), expected, "{profile} / {document}");
    }
}

fn check_cut(expected: NameMatch, pairs: &[(&str, &str)]) {
    for (profile, document) in pairs {
        assert_eq!(compare(split(profile), split(document), true), expected, "{profile} / {document}");
    }
}

#[test]
fn accents_case_apostrophes_and_hyphens_do_not_matter() {
    let pairs = [
        ("Martin|Léa", "MARTIN|LEA"),
        ("LEFÈVRE|chloé", "LEFEVRE|CHLOE"),
        ("d’Artagnan|Charles", "DARTAGNAN|CHARLES"),
        ("d'Artagnan|Charles", "D ARTAGNAN|CHARLES"),
        ("O'Connor|Seán", "OCONNOR|SEAN"),
        ("Le Gall|Yann", "LE GALL|YANN"),
        ("Le Gall|Yann", "LEGALL|YANN"),
        ("Saint-Exupéry|Antoine", "SAINT EXUPERY|ANTOINE"),
        ("Dupont|Jean-Pierre", "DUPONT|JEAN PIERRE"),
        ("Dupont|Jean Pierre", "DUPONT|JEANPIERRE"),
        ("Garçon|Françoise", "GARCON|FRANCOISE"),
        ("N'Diaye|Aïssatou", "NDIAYE|AISSATOU"),
        ("Nguyễn|Thị Hồng", "NGUYEN|THI HONG"),
        ("Martin |  Léa ", "MARTIN|LEA"),
        ("Ó Súilleabháin|Micheál", "O SUILLEABHAIN|MICHEAL"),
    ];
    check(Matches, &pairs);
}

#[test]
fn letters_with_two_writings_match_both() {
    let pairs = [
        ("Müller|Jürgen", "MUELLER|JUERGEN"),
        ("Müller|Jürgen", "MULLER|JURGEN"),
        ("Müller|Jürgen", "MUELLER|JURGEN"),
        ("Größmann|Björn", "GROESSMANN|BJOERN"),
        ("Muñoz|Íñigo", "MUNOZ|INIGO"),
        ("Muñoz|Íñigo", "MUNXXOZ|INXXIGO"),
        ("Ørsted|Søren", "OERSTED|SOEREN"),
        ("Ødegård|Håkon", "ODEGAARD|HAAKON"),
        ("Kjær|Æsa", "KJAER|AESA"),
        ("Þórsdóttir|Björk", "THORSDOTTIR|BJORK"),
        ("Lebœuf|Cœur", "LEBOEUF|COEUR"),
        ("Wałęsa|Łukasz", "WALESA|LUKASZ"),
        ("Đorđević|Željko", "DORDEVIC|ZELJKO"),
        ("Şahin|İbrahim", "SAHIN|IBRAHIM"),
        ("Popa|Ștefan", "POPA|STEFAN"),
    ];
    check(Matches, &pairs);
}

#[test]
fn a_document_may_hold_more_than_the_profile() {
    let pairs = [
        ("Martin|Marie", "MARTIN|MARIE LOUISE ANNE"),
        ("Martin|Marie Louise", "MARTIN|MARIE LOUISE ANNE"),
        // The second given name, used every day.
        ("Martin|Louise", "MARTIN|MARIE LOUISE ANNE"),
        ("Garcia|Lucía", "GARCIA LOPEZ|LUCIA MARIA"),
        ("Garcia Lopez|Lucía", "GARCIA LOPEZ|LUCIA MARIA"),
        ("Lopez|Lucía", "GARCIA LOPEZ|LUCIA"),
        ("Dupont|Anne", "MARTIN DUPONT|ANNE"),
        ("da Silva|João", "DA SILVA SANTOS|JOAO"),
    ];
    check(Matches, &pairs);
}

#[test]
fn particles_come_and_go() {
    let pairs = [
        ("de Gaulle|Charles", "GAULLE|CHARLES"),
        ("Gaulle|Charles", "DE GAULLE|CHARLES"),
        ("van den Berg|Anna", "VANDENBERG|ANNA"),
        ("van den Berg|Anna", "BERG|ANNA"),
        ("El Amrani|Yasmine", "ELAMRANI|YASMINE"),
        ("Amrani|Yasmine", "EL AMRANI|YASMINE"),
        ("de La Tour d’Auvergne|Henri", "LA TOUR D AUVERGNE|HENRI"),
        ("von Weizsäcker|Beate", "WEIZSAECKER|BEATE"),
        ("Le|Minh", "LE|MINH"),
    ];
    check(Matches, &pairs);
    check(Differs, &[("De|Charles", "DE GAULLE|CHARLES"), ("El|Yasmine", "EL AMRANI|YASMINE")]);
}

#[test]
fn what_may_be_right_is_for_a_person_to_see() {
    let pairs = [
        // Family and given name swapped.
        ("Léa|Martin", "MARTIN|LEA"),
        ("Minh|Nguyen", "NGUYEN|MINH ANH"),
        ("Martin Léa|Rose", "MARTIN|LEA ROSE"),
        // More family names than the document has: a married name, perhaps.
        ("Martin-Dupont|Anne", "MARTIN|ANNE"),
        ("Martin-Dupont|Anne", "DUPONT|ANNE"),
        // More given names, or another order.
        ("Martin|Jean Paul", "MARTIN|JEAN"),
        ("Martin|Louise Marie", "MARTIN|MARIE LOUISE"),
        ("Martin|Marie Anne", "MARTIN|MARIE LOUISE ANNE"),
        // One letter, as names have no check digit.
        ("Martin|Camille", "MART1N|CAMILLE"),
        ("Martin|Camille", "MARTEN|CAMILLE"),
        ("Rodriguez|Ana Sofia", "RODRIGUES|ANA SOFIA"),
        ("Martin|Catherine", "MARTIN|CATHERNE"),
        // Typed without what the document writes.
        ("Muller|Jurgen", "MUELLER|JUERGEN"),
        ("Oersted|Soeren", "ORSTED|SOREN"),
        // Other alphabets, or nothing.
        ("Иванов|Иван", "IVANOV|IVAN"),
        ("李|小龙", "LI|XIAOLONG"),
        ("|Léa", "MARTIN|LEA"),
        ("Martin|Léa", "MARTIN|"),
        ("Martin|Léa", "|LEA"),
    ];
    check(Doubtful, &pairs);
}

#[test]
fn another_name_is_another_name() {
    let pairs = [
        ("Martin|Léa", "DURAND|LEA"),
        ("Martin|Léa", "MARTIN|CHLOE"),
        ("Martin|Léa", "MARTIN|LEO"),
        // Nicknames and initials are not names.
        ("Martin|Alex", "MARTIN|ALEXANDRE"),
        ("Smith|Bob", "SMITH|ROBERT"),
        ("Martin|J", "MARTIN|JEAN"),
        ("Mart|Léa", "MARTIN|LEA"),
        ("Martinez|Léa", "MARTIN|LEA"),
        ("Martin|Marie Zoé", "MARTIN|MARIE LOUISE"),
        ("Garcia Ruiz|Ana", "GARCIA LOPEZ|ANA"),
        ("Lee|Ann", "LI|ANN"),
    ];
    check(Differs, &pairs);
}

#[test]
fn a_cut_name_is_known_by_what_is_left_of_it() {
    let matching = [
        ("Vandenbroucke-Delacroix|Marie-Antoinette", "VANDENBROUCKE DELACROI|MARIE"),
        ("Papandropoulous|Anastasia Evangelia", "PAPANDROPOULOUS|ANASTASIA EVANG"),
        ("Martin|Jean Baptiste", "MARTIN|JEAN BAPT"),
        ("Martin|Jean", "MARTIN|JEAN BAPTISTE M"),
    ];
    check_cut(Matches, &matching);
    check_cut(
        Doubtful,
        &[("Martin|Michel", "MARTIN|M"), ("Martin|Marc", "MARTIN|MA"), ("Martin|Léa", "MARTIN|")],
    );
    check_cut(Differs, &[("Martin|Jean Paul", "MARTIN|JEAN BAPT"), ("Martinez|Ana", "MARTIN LOPEZ|ANA")]);
    check(Differs, &[("Delacroix|Ana", "DELA|ANA")]);
}
