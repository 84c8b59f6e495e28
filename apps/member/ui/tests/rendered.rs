//! What components say to browsers and to screen readers.

use dioxus::prelude::*;
use member_ui::{
    Button, Chip, ConversationFace, ConversationRow, Field, Icon, IconButton, MessageField, MessageWords,
    NotificationFace, NotificationRow, Photo, QrTicket, TextField, TierProgress, Toast,
    gallery::{
        Gallery,
        examples::{example_ticket, example_tiers},
    },
};

fn rendered(component: fn() -> Element) -> String {
    let mut dom = VirtualDom::new(component);
    dom.rebuild_in_place();
    dioxus_ssr::render(&dom)
}

#[test]
fn a_busy_button_cannot_be_pressed_again() {
    let html = rendered(|| rsx! { Button { label: "Confirmer", busy: true } });
    assert!(
        html.contains("disabled") && html.contains("aria-busy=\"true\"") && html.contains("Confirmer"),
        "{html}"
    );
    let html = rendered(|| rsx! { Button { label: "Confirmer" } });
    assert!(!html.contains("disabled") && html.contains("type=\"button\""), "{html}");
}

#[test]
fn an_icon_button_has_a_name_and_a_state() {
    let html =
        rendered(|| rsx! { IconButton { icon: Icon::Heart, label: "Retirer des favoris", pressed: true } });
    assert!(
        html.contains("aria-label=\"Retirer des favoris\"") && html.contains("aria-pressed=\"true\""),
        "{html}"
    );
    assert!(html.contains("aria-hidden=\"true\""), "the picture itself is silent");
    let html = rendered(|| rsx! { Chip { label: "Ce soir", chosen: true, onclick: |()| {} } });
    assert!(html.contains("aria-pressed=\"true\""), "{html}");
}

#[test]
fn a_number_at_an_icon_has_two_digits() {
    let full = rendered(|| rsx! { IconButton { icon: Icon::Bell, label: "Notifications", news: 99 } });
    assert!(full.contains(">99<"), "{full}");
    let more = rendered(|| rsx! { IconButton { icon: Icon::Bell, label: "Notifications", news: 100 } });
    assert!(more.contains(">99+<"), "{more}");
    let none = rendered(|| rsx! { IconButton { icon: Icon::Bell, label: "Notifications" } });
    assert!(!none.contains("news-count"), "{none}");
}

#[test]
fn what_is_new_is_told_to_who_cannot_see_it() {
    let html = rendered(|| {
        rsx! {
            ConversationRow {
                face: ConversationFace {
                    title: "Cocktails".to_owned(),
                    with: "Le Zinc".to_owned(),
                    preview: "Léa : oui".to_owned(),
                    when: "18:42".to_owned(),
                    unread: 2,
                    photo: Photo::default(),
                    kind: "bar",
                },
                href: "/messages/cnv_1",
                unread: "2 messages non lus",
                onopen: |()| {},
            }
        }
    });
    assert!(html.contains("href=\"/messages/cnv_1\"") && html.contains("2 messages non lus"), "{html}");
    assert!(html.contains("<span aria-hidden=\"true\">2</span>"), "the number is said once: {html}");
}

#[component]
fn Notice(href: String) -> Element {
    rsx! {
        NotificationRow {
            face: NotificationFace {
                icon: Icon::Bell,
                title: "Une place s’est libérée".to_owned(),
                body: String::new(),
                when: "Hier".to_owned(),
                fresh: true,
            },
            href,
            fresh: "nouveau",
            onopen: |()| {},
        }
    }
}

#[test]
fn only_what_leads_somewhere_is_a_link() {
    let html = rendered(|| rsx! { Notice { href: "/billet/reg_1" } });
    assert!(html.contains("href=\"/billet/reg_1\"") && html.contains("(nouveau)"), "{html}");
    let html = rendered(|| rsx! { Notice { href: "" } });
    assert!(!html.contains("href") && html.contains("Une place"), "{html}");
}

#[test]
fn nothing_is_sent_that_says_nothing() {
    fn field(value: &'static str) -> Element {
        rsx! {
            MessageField {
                words: MessageWords { label: "Votre message".to_owned(), send: "Envoyer".to_owned() },
                value,
                oninput: |_| {},
                onsend: |()| {},
            }
        }
    }
    let html = rendered(|| field("  "));
    assert!(html.contains("disabled") && html.contains("aria-label=\"Votre message\""), "{html}");
    assert!(!rendered(|| field("Oui")).contains("disabled"));
}

#[test]
fn a_field_is_tied_to_its_label_and_its_error() {
    let html = rendered(|| {
        rsx! {
            TextField {
                field: Field {
                    id: "email",
                    label: "Adresse".to_owned(),
                    required: Some("obligatoire".to_owned()),
                    error: Some("Pas valable.".to_owned()),
                    ..Field::default()
                },
                kind: "email",
                value: "x",
                oninput: |_| {},
            }
        }
    });
    for part in ["for=\"email\"", "id=\"email\"", "aria-describedby=\"email-error\"", "id=\"email-error\""] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(html.contains("aria-invalid=\"true\"") && html.contains("Pas valable."), "{html}");
    assert!(html.contains("obligatoire"), "the star is read out");
}

#[test]
fn tiers_are_readable_without_the_line() {
    let html = rendered(|| rsx! { TierProgress { tiers: example_tiers() } });
    assert!(html.contains("6 pers.") && html.contains("−30 %"), "{html}");
    let short = rendered(|| rsx! { TierProgress { tiers: example_tiers(), short: true } });
    assert!(short.contains("encore 2 pour −40 %") && !short.contains("6 pers."), "{short}");
}

#[test]
fn a_ticket_can_be_scanned_and_read_out() {
    let html = rendered(|| rsx! { QrTicket { face: example_ticket(None) } });
    assert!(html.contains("role=\"img\"") && html.contains("Code QR de votre billet"), "{html}");
    assert!(html.contains("7K3F 9QXM") && html.contains("crispEdges"), "{html}");
    let used = rendered(|| rsx! { QrTicket { face: example_ticket(Some("Billet validé".to_owned())) } });
    assert!(used.contains("Billet validé"), "{used}");
}

#[test]
fn what_goes_wrong_interrupts_and_what_goes_well_does_not() {
    assert!(rendered(|| rsx! { Toast { text: "Non", wrong: true } }).contains("role=\"alert\""));
    assert!(rendered(|| rsx! { Toast { text: "Oui" } }).contains("role=\"status\""));
}

#[test]
fn the_gallery_shows_every_component() {
    let html = rendered(|| rsx! { Gallery {} });
    let parts = [
        "Button",
        "IconButton",
        "Chip",
        "Tabs",
        "RangeField",
        "Stepper",
        "TextField",
        "PasswordField",
        "OtpField",
        "CheckField",
        "SearchField",
        "TopBar",
        "TabBar",
        "FullCard",
        "RowCard",
        "CompactCard",
        "TierProgress",
        "QrTicket",
        "Skeleton",
        "EmptyState",
        "ErrorState",
        "OfflineBar",
        "Toast",
        "FullPageFeedback",
        "BottomSheet",
        "Avatar",
        "SavingsMeter",
        "Icons",
    ];
    for part in parts {
        assert!(html.contains(part), "{part} is not in the gallery");
    }
    let names = html.matches("<button").count();
    let named = html.split("<button").skip(1).filter(|rest| {
        let tag = rest.split("</button>").next().unwrap_or_default();
        tag.contains("aria-label=")
            || tag.split('>').skip(1).any(|text| text.trim_start().starts_with(char::is_alphabetic))
    });
    assert_eq!(named.count(), names, "every button has a name");
}
