//! Every component in every state, on one page. For developers: `/dev/gallery`.

pub mod examples;
mod talk;

use dioxus::prelude::*;

use self::{
    examples::{example_face, example_ticket, example_tiers},
    talk::Talk,
};
use crate::{
    Avatar, BottomSheet, Button, ButtonKind, CheckField, Chip, CompactCard, DiscountBadge, EmptyState,
    ErrorState, Field, FullCard, FullPageFeedback, Glyph, GradeBadge, Icon, IconButton, LinkButton, Modal,
    OfflineBar, OtpField, Outcome, OutingFace, PasswordField, PriceTag, QrTicket, RangeField, Rating,
    RowCard, SavingsMeter, SearchField, SeatsLeft, Skeleton, SkeletonShape, Stepper, TabBar, TabEntry, Tabs,
    TextField, TierProgress, Toast, TopBar, choice::StepperWords, fields::EyeWords, outing::FullCardWords,
};

#[component]
fn Part(title: &'static str, children: Element) -> Element {
    rsx! {
        section { class: "gallery-part",
            h2 { class: "gallery-title", "{title}" }
            {children}
        }
    }
}

/// The page.
#[component]
pub fn Gallery() -> Element {
    rsx! {
        main { id: "main", class: "gallery",
            h1 { class: "gallery-title", "Composants" }
            Buttons {}
            Choices {}
            Fields {}
            Bars {}
            Outings {}
            Talk {}
            States {}
            Overlays {}
            People {}
            Part { title: "Icons",
                div { class: "gallery-row",
                    for icon in Icon::ALL.iter().copied() {
                        span { key: "{icon:?}", title: "{icon:?}", Glyph { icon } }
                    }
                }
            }
        }
    }
}

#[component]
fn Buttons() -> Element {
    let kinds = [ButtonKind::Primary, ButtonKind::Secondary, ButtonKind::Tertiary];
    rsx! {
        Part { title: "Button",
            for kind in kinds {
                div { key: "{kind:?}", class: "gallery-row",
                    Button { label: "Continuer", kind }
                    Button { label: "Inactif", kind, disabled: true }
                    Button { label: "En cours", kind, busy: true }
                    Button { label: "Photo", kind, icon: Icon::Camera }
                }
            }
            Button { label: "Large", wide: true }
            LinkButton { label: "Itinéraire", href: "https://example.org", kind: ButtonKind::Secondary }
        }
        Part { title: "IconButton",
            div { class: "gallery-row",
                IconButton { icon: Icon::Heart, label: "Ajouter aux favoris", pressed: false }
                IconButton { icon: Icon::Heart, label: "Retirer des favoris", pressed: true }
                IconButton { icon: Icon::Bell, label: "Notifications", disabled: true }
                IconButton { icon: Icon::Bell, label: "Notifications, 3 nouvelles", news: 3 }
                IconButton { icon: Icon::Bell, label: "Notifications, 117 nouvelles", news: 117 }
            }
        }
    }
}

#[component]
fn Choices() -> Element {
    let mut tab = use_signal(|| 0);
    let mut people = use_signal(|| 2);
    let mut percent = use_signal(|| 30);
    let mut chosen = use_signal(|| true);
    rsx! {
        Part { title: "Chip",
            div { class: "gallery-row",
                Chip { label: "Ce soir", chosen: chosen(), onclick: move |()| chosen.toggle() }
                Chip { label: "Bars", onclick: |()| {} }
            }
        }
        Part { title: "Tabs",
            Tabs {
                label: "Mes sorties",
                tabs: vec!["À venir".to_owned(), "Liste d’attente".to_owned(), "Passées".to_owned()],
                chosen: tab(),
                onchoose: move |index| tab.set(index),
            }
        }
        Part { title: "RangeField",
            RangeField {
                id: "gallery-range",
                label: "Remise minimale",
                shown: "−{percent} % et +",
                bounds: (0, 50),
                step: 5,
                value: percent(),
                onchange: move |value| percent.set(value),
            }
        }
        Part { title: "Stepper",
            Stepper {
                words: StepperWords {
                    label: "Nombre de personnes".to_owned(),
                    fewer: "Une personne de moins".to_owned(),
                    more: "Une personne de plus".to_owned(),
                },
                value: people(),
                bounds: (1, 4),
                onchange: move |value| people.set(value),
            }
        }
    }
}

fn field(id: &'static str, label: &str, error: Option<&str>) -> Field {
    Field {
        id,
        label: label.to_owned(),
        required: Some("obligatoire".to_owned()),
        error: error.map(str::to_owned),
        autocomplete: "off",
        keyboard: "text",
    }
}

#[component]
fn Fields() -> Element {
    let mut text = use_signal(|| "Maëlys".to_owned());
    let mut checked = use_signal(|| false);
    let eye = || EyeWords { show: "Afficher".to_owned(), hide: "Masquer".to_owned() };
    rsx! {
        Part { title: "TextField",
            TextField { field: field("g-text", "Prénom", None), value: text(), oninput: move |value| text.set(value) }
            TextField { field: field("g-wrong", "Nom", Some("Ce champ est obligatoire.")), value: "", oninput: |_| {} }
            TextField { field: field("g-off", "Adresse", None), value: "Paris", disabled: true, oninput: |_| {} }
            TextField { field: field("g-date", "Date de naissance", None), kind: "date", value: "1990-07-13", oninput: |_| {} }
        }
        Part { title: "PasswordField",
            PasswordField { field: field("g-password", "Mot de passe", None), words: eye(), value: "secret", oninput: |_| {} }
            PasswordField {
                field: field("g-password-wrong", "Mot de passe", Some("Trop facile à deviner.")),
                words: eye(),
                value: "",
                oninput: |_| {},
            }
        }
        Part { title: "OtpField",
            OtpField { field: field("g-code", "Code à six chiffres", None), value: "123456", oninput: |_| {} }
        }
        Part { title: "CheckField",
            CheckField {
                field: field("g-check", "J’accepte les conditions", None),
                checked: checked(),
                onchange: move |value| checked.set(value),
            }
            CheckField { field: field("g-check-wrong", "J’accepte", Some("Obligatoire.")), checked: false, onchange: |_| {} }
        }
        Part { title: "SearchField",
            SearchField { label: "Apéro, concert…", value: "", oninput: |_| {} }
            SearchField { label: "Apéro…", value: "bastille", oninput: |_| {}, filters: "Filtres", filtered: true }
        }
    }
}

#[component]
fn Bars() -> Element {
    let mut chosen = use_signal(|| 2);
    let entry =
        |icon, label: &str, news| TabEntry { icon, label: label.to_owned(), href: "#".to_owned(), news };
    rsx! {
        Part { title: "TopBar",
            TopBar { title: "Votre billet", start: rsx! { IconButton { icon: Icon::X, label: "Fermer" } } }
            TopBar { title: "Mes sorties", large: true, end: rsx! { IconButton { icon: Icon::Bell, label: "Notifications" } } }
        }
        Part { title: "TabBar",
            TabBar {
                label: "Exemple de navigation",
                entries: vec![
                    entry(Icon::CalendarDays, "Mes sorties", 0),
                    entry(Icon::Heart, "Favoris", 0),
                    entry(Icon::GalleryVerticalEnd, "Pour vous", 0),
                    entry(Icon::MapPin, "Carte", 0),
                    entry(Icon::MessageCircle, "Messages", 3),
                ],
                chosen: chosen(),
                onchoose: move |index| chosen.set(index),
            }
        }
    }
}

#[component]
fn Outings() -> Element {
    let words = FullCardWords {
        go: "J’y vais".to_owned(),
        heart: Some("Ajouter aux favoris".to_owned()),
        details: "Voir la sortie".to_owned(),
    };
    let plain = OutingFace {
        discount: None,
        list_price: None,
        price: None,
        tiers: None,
        distance: None,
        kind: "event",
        ..example_face()
    };
    rsx! {
        Part { title: "FullCard",
            div { class: "gallery-phone",
                FullCard {
                    face: example_face(),
                    words: words.clone(),
                    href: "#",
                    ongo: |()| {},
                    onheart: |()| {},
                    ondetails: |()| {},
                }
            }
            div { class: "gallery-phone",
                FullCard {
                    face: plain.clone(),
                    words,
                    href: "#",
                    favourite: true,
                    ongo: |()| {},
                    onheart: |()| {},
                    ondetails: |()| {},
                }
            }
        }
        Rows { plain }
    }
}

#[component]
fn Rows(plain: OutingFace) -> Element {
    rsx! {
        Part { title: "RowCard",
            RowCard { face: example_face(), href: "#", head: "Ce soir", foot: "21:00 · vous + 1", onopen: |()| {} }
        }
        Part { title: "CompactCard",
            CompactCard { face: example_face(), href: "#", foot: "21:00 · 650 m", onopen: |()| {} }
            CompactCard { face: plain, href: "#", foot: "21:00", chosen: true, onopen: |()| {} }
        }
        Part { title: "TierProgress",
            TierProgress { tiers: example_tiers() }
            TierProgress { tiers: example_tiers(), short: true }
        }
        Part { title: "DiscountBadge, PriceTag, SeatsLeft",
            div { class: "gallery-row",
                DiscountBadge { text: "−30 %" }
                PriceTag { price: "9,80 €", list_price: "14,00 €" }
                PriceTag { price: "9,80 €", large: true }
                SeatsLeft { text: "7 places restantes" }
                SeatsLeft { text: "Une place restante", few: true }
            }
        }
        Part { title: "QrTicket",
            QrTicket { face: example_ticket(None) }
            QrTicket { face: example_ticket(Some("Billet validé".to_owned())) }
        }
    }
}

#[component]
fn States() -> Element {
    let shapes = [SkeletonShape::Card, SkeletonShape::Rows, SkeletonShape::Page];
    let outcomes = [Outcome::Running, Outcome::Accepted, Outcome::Waiting, Outcome::Refused];
    rsx! {
        Part { title: "Skeleton",
            for shape in shapes {
                Skeleton { key: "{shape:?}", shape, label: "Chargement" }
            }
        }
        Part { title: "EmptyState",
            EmptyState { icon: Icon::CalendarDays, title: "Aucune sortie", detail: "Trouvez-en une.", action: "Chercher" }
        }
        Part { title: "ErrorState",
            ErrorState { title: "Nous n’y arrivons pas", detail: "Pas de réseau.", retry: "Réessayer", onretry: |()| {} }
        }
        Part { title: "OfflineBar",
            OfflineBar { text: "Hors ligne" }
        }
        Part { title: "Toast",
            div { class: "gallery-still",
                Toast { text: "Votre place est rendue." }
                Toast { text: "Pas de réseau.", wrong: true }
            }
        }
        Part { title: "FullPageFeedback",
            for outcome in outcomes {
                FullPageFeedback { key: "{outcome:?}", outcome, title: "Identité", detail: "Quelques secondes." }
            }
        }
    }
}

#[component]
fn Overlays() -> Element {
    let mut sheet = use_signal(|| false);
    let mut modal = use_signal(|| false);
    rsx! {
        Part { title: "BottomSheet, Modal",
            div { class: "gallery-row",
                Button { label: "BottomSheet", kind: ButtonKind::Secondary, onclick: move |()| sheet.set(true) }
                Button { label: "Modal", kind: ButtonKind::Secondary, onclick: move |()| modal.set(true) }
            }
            if sheet() {
                BottomSheet { title: "Filtres", close: "Fermer", onclose: move |()| sheet.set(false),
                    Chip { label: "Ce soir", onclick: |()| {} }
                }
            }
            if modal() {
                Modal {
                    title: "Rendre votre place ?",
                    detail: "Elle ira à la première personne en attente.",
                    yes: "Oui",
                    no: "Non",
                    onyes: move |()| modal.set(false),
                    onno: move |()| modal.set(false),
                }
            }
        }
    }
}

#[component]
fn People() -> Element {
    rsx! {
        Part { title: "Avatar, GradeBadge, Rating",
            div { class: "gallery-row",
                Avatar { name: "Maëlys Martin" }
                Avatar { name: "Maëlys Martin", verified: true }
                GradeBadge { name: "Aventurier" }
                Rating { value: "4,7", count: "128", label: "4,7 sur 5, 128 avis" }
            }
        }
        Part { title: "SavingsMeter",
            SavingsMeter { label: "Économisé depuis janvier", saved: "214,60 €", note: "12 sorties validées" }
            SavingsMeter {
                label: "Économisé depuis janvier",
                saved: "214,60 €",
                paid_label: "Abonnement payé",
                paid: "108,90 €",
                paid_share: 51,
            }
        }
    }
}
