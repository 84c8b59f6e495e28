//! Addresses of the app. They are what links and notifications lead to: they stay.

use dioxus::prelude::*;

use crate::{
    screens::{
        favourites::FavouritesScreen,
        feed::Feed,
        gallery::GalleryScreen,
        identity::IdentityScreen,
        map::MapScreen,
        messages::{ConversationScreen, MessagesScreen},
        missing::Missing,
        my_outings::MyOutings,
        notifications::NotificationsScreen,
        onboarding::Onboarding,
        outing::OutingScreen,
        profile::ProfileScreen,
        reset::ResetScreen,
        search::SearchScreen,
        sign_in::SignInScreen,
        sign_up::SignUpScreen,
        ticket::TicketScreen,
    },
    shell::{Framed, Tabbed},
};

/// Every screen.
#[derive(Debug, Clone, PartialEq, Routable)]
#[rustfmt::skip]
pub enum Route {
    #[layout(Framed)]
        #[layout(Tabbed)]
            #[route("/")]
            Feed {},
            #[route("/sorties")]
            MyOutings {},
            #[route("/favoris")]
            FavouritesScreen {},
            #[route("/carte")]
            MapScreen {},
            #[route("/messages")]
            MessagesScreen {},
        #[end_layout]
        #[route("/recherche")]
        SearchScreen {},
        #[route("/messages/:id")]
        ConversationScreen { id: String },
        #[route("/notifications")]
        NotificationsScreen {},
        #[route("/o/:id")]
        OutingScreen { id: String },
        #[route("/billet/:id")]
        TicketScreen { id: String },
        #[route("/bienvenue")]
        Onboarding {},
        #[route("/connexion?:next")]
        SignInScreen { next: String },
        #[route("/inscription")]
        SignUpScreen {},
        #[route("/mot-de-passe")]
        ResetScreen {},
        #[route("/identite")]
        IdentityScreen {},
        // Where another provider of identity checks sends people back to.
        #[redirect("/identity", || Route::IdentityScreen {})]
        #[route("/profil")]
        ProfileScreen {},
        #[route("/dev/gallery")]
        GalleryScreen {},
        #[route("/:..segments")]
        Missing { segments: Vec<String> },
}
