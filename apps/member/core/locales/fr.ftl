### L’application des membres. Un texte par clé ; les mêmes clés en anglais.

## Jours et mois

day-tonight = Ce soir
day-today = Aujourd’hui
day-tomorrow = Demain
day-yesterday = Hier
day-weekday = { $weekday } { $day }
day-date = { $day } { $month }
weekday-monday = Lundi
weekday-tuesday = Mardi
weekday-wednesday = Mercredi
weekday-thursday = Jeudi
weekday-friday = Vendredi
weekday-saturday = Samedi
weekday-sunday = Dimanche
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

## Noms

type-bar = Bar
type-restaurant = Restaurant
type-nightclub = Club
type-activity = Activité
type-culture = Culture
type-sport = Sport
type-event = Événement
types-bar = Bars
types-restaurant = Restaurants
types-nightclub = Clubs
types-activity = Activités
types-culture = Culture
types-sport = Sport
types-event = Événements
party-alone = vous
party-guests = vous + { $guests }
status-scheduled = Bientôt ouvert
status-full = Complet
status-closed = Inscriptions closes
status-done = Terminé
status-cancelled = Annulé
registration-waitlisted = Liste d’attente, place { $position }
registration-checked-in = Validé
registration-cancelled = Annulée
registration-no-show = Absence

## Cartes et paliers

price-free = Gratuit
card-registered = { $count ->
    [0] Soyez le premier inscrit
    [one] { $count } inscrit
   *[other] { $count } inscrits
}
tier-people = { $count } pers.
tier-next = encore { $count } pour { $gain }
seats-left = { $count ->
    [0] Plus de place
    [one] Une place restante
   *[other] { $count } places restantes
}

## Conditions d’une offre

terms-free = Offert
terms-included = incluse
terms-drink = Boisson
terms-drinks = boissons
terms-entry = Entrée
terms-guest-list = Entrée sur liste
terms-until = Jusqu’à
terms-dress-code = Tenue
terms-minimum-order = Minimum à commander
terms-duration = Durée
terms-minutes = { $minutes } min
terms-tab = Sur l’addition
terms-cap = Remise au plus
terms-excluded = Hors
terms-bill = Sur l’addition
terms-services = Service
terms-lunch = midi
terms-dinner = soir
terms-party = Table
terms-party-range = { $min } à { $max } personnes
terms-menu = Menu
terms-course = Plat { $number }
terms-ticket = Place
terms-sessions = { $count } séances
terms-seat = Catégorie
terms-second-seat = Deuxième place
terms-trial = Séance d’essai
terms-session = Séance
terms-line-up = À l’affiche
terms-early-bird-until = Tarif valable jusqu’au
terms-level = Niveau
terms-equipment = Matériel
terms-meeting-point = Rendez-vous
terms-discipline = Discipline
terms-coach = Avec

## Billet

ticket-title = Votre billet
ticket-per-person = { $price } / pers.
ticket-people = Personnes
ticket-to-pay = À payer sur place
ticket-offline = Ce billet s’ouvre aussi sans réseau.
ticket-qr-label = Code QR de votre billet. Code à dicter : { $code }
ticket-not-yet = Votre billet arrive.
ticket-used = Billet validé
ticket-route = Itinéraire
ticket-cancel = Se désinscrire
ticket-cancel-question = Rendre votre place ?
ticket-cancel-detail = Elle ira à la première personne en attente. Vous ne payez rien.
ticket-cancelled = Votre place est rendue.
ticket-calendar = Ajouter à l’agenda
ticket-share = Partager
ticket-bright = Écran au maximum
ticket-which = Billet { $number } sur { $count }
calendar-notes = Billet Yousoon { $code }

## Navigation

tab-outings = Mes sorties
tab-favourites = Favoris
tab-for-you = Pour vous
tab-map = Carte
tab-messages = Messages
nav-label = Navigation principale
nav-back = Retour
nav-close = Fermer
nav-search = Rechercher
nav-notifications = Notifications
nav-profile = Profil
nav-skip = Aller au contenu

## États

state-loading = Chargement
state-retry = Réessayer
state-offline = Hors ligne : ce que vous voyez date de votre dernière visite.
state-updated = À jour
failure-offline = Pas de réseau. Vérifiez votre connexion, puis réessayez.
failure-unknown = Quelque chose n’a pas marché. Réessayez dans un instant.
failure-title = Nous n’y arrivons pas
failure-not-found = Cette page n’existe pas
failure-home = Voir les sorties

## Pour vous

feed-label = Sorties pour vous
feed-go = J’y vais
feed-details = Voir la sortie
feed-next = Sortie suivante
feed-previous = Sortie précédente
feed-empty = Rien de prévu pour l’instant
feed-empty-detail = De nouvelles sorties arrivent chaque jour. Élargissez votre recherche.
feed-position = Sortie { $number } sur { $count }
favourite-add = Ajouter aux favoris
favourite-remove = Retirer des favoris

## Page d’une sortie

outing-photos = Photos
outing-places = Places
outing-places-of = { $left } sur { $capacity }
outing-age = Âge
outing-age-value = { $age } ans et +
outing-age-all = Tous
outing-tiers = Plus on est, moins on paie
outing-live = en direct
outing-tiers-note = Le palier atteint à { $time } vaut pour tout le monde.
outing-offer = L’offre
outing-terms = Le détail
outing-conditions = À savoir
outing-place = Le lieu
outing-partner = Proposé par
outing-similar = Dans le même genre
outing-register = S’inscrire
outing-join-waitlist = Liste d’attente
outing-show-ticket = Voir mon billet
outing-instead-of = au lieu de { $price }
outing-on-site = à l’addition
outing-share = Partager
outing-gone = Cette sortie n’est plus proposée
outing-gone-detail = Elle a été retirée, ou l’adresse n’est pas la bonne.
outing-cancelled-because = Annulée : { $reason }

## Inscription

register-title = Combien serez-vous ?
register-people = Nombre de personnes
register-fewer = Une personne de moins
register-more = Une personne de plus
register-confirm = Confirmer
register-confirm-for = { $people ->
    [one] Confirmer ma place
   *[other] Confirmer { $people } places
}
register-note = Vous payez sur place. Annulez quand vous voulez avant le début.
register-waitlist-note = La sortie est complète. Si des places se libèrent, elles sont à vous, dans l’ordre d’arrivée.
register-offline = Pas de réseau : votre place ne peut pas être prise maintenant. Réessayez une fois connecté.
register-done = C’est noté !
register-done-detail = Votre billet est prêt.
register-waitlisted = Vous êtes sur la liste d’attente
register-waitlisted-detail = Nous vous prévenons dès qu’une place se libère.
register-see-ticket = Voir mon billet
register-sign-in = Connectez-vous pour vous inscrire.
register-verify = Vérifier mon identité

## Mes sorties

outings-upcoming = À venir
outings-waiting = Liste d’attente
outings-past = Passées
outings-ticket = Billet
outings-list = Liste
outings-calendar = Calendrier
outings-empty-upcoming = Aucune sortie à venir
outings-empty-waiting = Aucune liste d’attente
outings-empty-past = Aucune sortie passée
outings-empty-detail = Trouvez-en une : c’est moins cher à plusieurs.
outings-find = Trouver une sortie
outings-saved = Économisé grâce à Yousoon
outings-check-ins = { $count ->
    [0] Aucune sortie validée
    [one] Une sortie validée
   *[other] { $count } sorties validées
}
outings-saving = { $amount } économisés
outings-sign-in = Connectez-vous pour retrouver vos sorties
outings-previous-month = Mois précédent
outings-next-month = Mois suivant
outings-on-day = { $count ->
    [0] aucune sortie
    [one] une sortie
   *[other] { $count } sorties
}

## Compte

sign-in = Se connecter
sign-in-title = Content de vous revoir
sign-in-forgot = Mot de passe oublié ?
sign-in-no-account = Créer un compte
sign-in-passkey = Avec une clé d’accès
sign-in-second-factor = Code d’authentification
sign-out = Se déconnecter
sign-up = Créer un compte
field-email = Adresse e-mail
field-password = Mot de passe
field-new-password = Nouveau mot de passe
field-first-name = Prénom
field-last-name = Nom
field-birth-date = Date de naissance
field-code = Code à six chiffres
field-required = obligatoire
field-show-password = Afficher le mot de passe
field-hide-password = Masquer le mot de passe
field-empty = Ce champ est obligatoire.
sign-up-step = { $step } / { $count }
sign-up-continue = Continuer
sign-up-name-title = Comment vous appelez-vous ?
sign-up-name-detail = Comme sur votre carte d’identité.
sign-up-birth-title = Votre date de naissance ?
sign-up-birth-detail = Yousoon est réservé aux adultes.
sign-up-email-title = Votre adresse e-mail ?
sign-up-email-detail = Nous y envoyons un code, puis vos billets.
sign-up-password-title = Choisissez un mot de passe
sign-up-password-detail = Une phrase bien à vous est parfaite.
sign-up-terms = J’accepte les conditions d’utilisation
sign-up-code-title = Votre code
sign-up-code-detail = Six chiffres envoyés à { $email }
sign-up-code-again = Renvoyer le code
sign-up-code-sent = Un nouveau code est parti.
reset-title = Mot de passe oublié
reset-detail = Nous vous envoyons un code pour en choisir un autre.
reset-send = Recevoir un code
reset-save = Changer le mot de passe
reset-done = Votre mot de passe est changé.

## Découverte

onboarding-1-title = Trouvez votre soirée
onboarding-1-detail = Bars, tables, concerts, escalade : ce qui se passe près de chez vous, ce soir.
onboarding-2-title = Inscrivez-vous, venez à plusieurs
onboarding-2-detail = Plus le groupe grandit, plus le prix baisse. Pour tout le monde.
onboarding-3-title = Montrez votre billet
onboarding-3-detail = Un code à l’entrée, et l’économie est à vous.
onboarding-start = Créer mon compte
onboarding-known = J’ai déjà un compte
onboarding-look = Voir les sorties d’abord
onboarding-slide = Écran { $number } sur { $count }

## Identité

identity-title = Vérifions votre identité
identity-intro = Une fois pour toutes : les partenaires savent que chaque membre est bien qui il dit, et majeur.
identity-which = Quel document avez-vous ?
identity-card = Carte d’identité
identity-passport = Passeport
identity-permit = Titre de séjour
identity-front-card = Le recto de votre carte d’identité
identity-back-card = Le verso de votre carte d’identité
identity-front-permit = Le recto de votre titre de séjour
identity-back-permit = Le verso de votre titre de séjour
identity-front-passport = La page de votre passeport avec la photo
identity-frame = À plat, bien éclairée, les quatre coins dans le cadre.
identity-take = Prendre la photo
identity-retake = Reprendre la photo
identity-send = Envoyer cette photo
identity-other = J’ai un autre document
identity-hint-size = Assez de détails
identity-hint-size-bad = Trop peu de détails : approchez-vous
identity-hint-light = Assez de lumière
identity-hint-light-bad = Trop sombre : allez près d’une fenêtre
identity-hint-sharp = Image nette
identity-hint-sharp-bad = Un peu flou : tenez le téléphone immobile
identity-privacy = Chiffrée, lue pour vérifier votre âge et votre nom, puis supprimée. Le bar ne verra que « 18+ vérifié ».
identity-uploading = Envoi de la photo
identity-running = Nous lisons votre document
identity-running-detail = Quelques secondes, sans quitter cette page.
identity-verified = Identité vérifiée
identity-verified-detail = Vous pouvez vous inscrire à toutes les sorties.
identity-review = Une personne regarde votre document
identity-review-detail = Nous vous écrivons dès que c’est fait, sous un jour ouvré.
identity-rejected = Nous n’avons pas pu vérifier ce document
identity-again = Recommencer
identity-attempts = { $count ->
    [one] Il vous reste un essai.
   *[other] Il vous reste { $count } essais.
}
identity-later = Plus tard
identity-unreadable = Ce fichier n’est pas une photo lisible.

## Recherche

search-placeholder = Apéro, concert, resto…
search-suggestions = Suggestions
search-filters = Filtres
search-results = { $count ->
    [0] Aucune sortie
    [one] Une sortie
   *[other] { $count } sorties
}
search-empty = Aucune sortie ne correspond
search-empty-detail = Essayez d’autres mots, ou moins de filtres.
search-clear = Effacer
filter-title = Filtres
filter-when = Quand
filter-tonight = Ce soir
filter-tomorrow = Demain
filter-week-end = Ce week-end
filter-week = Cette semaine
filter-type = Type
filter-discount = Remise minimale
filter-discount-from = { $percent } et +
filter-discount-any = Toutes
filter-distance = Distance
filter-distance-within = moins de { $distance }
filter-distance-any = Partout
filter-people = Combien
filter-for = À { $people }
filter-apply = Voir { $count ->
    [0] les sorties
    [one] une sortie
   *[other] { $count } sorties
}
filter-reset = Tout effacer
filter-near-me = Autour de moi
filter-position-refused = Position indisponible : autorisez-la dans votre navigateur.

## Carte

map-label = Carte des sorties
map-here = Chercher ici
map-position = Ma position
map-cluster = { $count } sorties
map-unavailable = La carte ne s’affiche pas sur cet appareil.
map-empty = Aucune sortie dans cette zone

## Favoris

favourites-sign-in = Connectez-vous pour garder vos favoris
favourites-empty = Aucun favori pour l’instant
favourites-empty-detail = Touchez le cœur d’une sortie pour la retrouver ici.
favourites-no-date = Pas de date pour l’instant

## Messages

messages-sign-in = Connectez-vous pour lire vos messages
messages-empty = Aucune conversation
messages-empty-detail = Inscrivez-vous à une sortie : son groupe se parle ici.
messages-groups = Groupes
messages-partners = Partenaires
messages-group-with = { $partner } · { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
messages-unread = { $count ->
    [one] Un message non lu
   *[other] { $count } messages non lus
}
messages-you = Vous
messages-yousoon = Yousoon
messages-preview = { $who } : { $text }
messages-none-yet = Rien encore
messages-write = Votre message
messages-send = Envoyer
messages-waiting = En attente du réseau
messages-log = Messages
messages-earlier = Messages précédents
messages-outing = Voir la sortie
messages-closed = Cette conversation est terminée.
messages-gone = Cette conversation n’existe plus
messages-removed = Message supprimé
messages-new = Écrire à un partenaire
messages-nobody = Personne à qui écrire
messages-report = Signaler
messages-report-question = Signaler ce message ?
messages-report-detail = Notre équipe le lira. Son auteur ne saura pas que c’est vous.
messages-report-reason = Signalé depuis la conversation
messages-reported = Merci, notre équipe regarde.
messages-to-partner = Écrire au partenaire

## Notifications

nav-notifications-new = { $count ->
    [one] Notifications, une nouvelle
   *[other] Notifications, { $count } nouvelles
}
notifications-sign-in = Connectez-vous pour voir vos notifications
notifications-empty = Rien de nouveau
notifications-empty-detail = Rappels, places libérées, messages : tout arrive ici.
notifications-new = nouveau

## Profil

profile-title = Profil
profile-verified = Identité vérifiée
profile-not-verified = Identité à vérifier
profile-verify = Vérifier mon identité
profile-language = Langue
profile-french = Français
profile-english = English
profile-sessions = Appareils connectés
profile-this-device = Cet appareil
profile-last-used = Dernière visite : { $when }
profile-revoke = Déconnecter
profile-revoked = Appareil déconnecté.
profile-unknown-device = Appareil inconnu
settings-title = Compte
settings-change = Changer
settings-change-what = Changer : { $what }
settings-password-note = Changez-le si quelqu’un d’autre le connaît.
settings-no-password = Vous n’en avez pas encore.
settings-password-detail = Vos autres appareils seront déconnectés.
settings-current-password = Mot de passe actuel
settings-email = Changer d’adresse e-mail
settings-email-detail = Nous envoyons un code à votre adresse actuelle et un autre à la nouvelle.
settings-email-send = Recevoir les codes
settings-email-codes = Saisissez le code reçu à { $old }, puis celui reçu à votre nouvelle adresse.
settings-email-save = Changer d’adresse
settings-email-done = Votre adresse est changée.
settings-new-email = Nouvelle adresse e-mail
settings-old-code = Code reçu à l’adresse actuelle
settings-new-code = Code reçu à la nouvelle adresse
settings-news = Recevoir les nouvelles et les offres par e-mail
settings-saved = C’est noté.
passkeys-title = Clés d’accès
passkeys-detail = Connectez-vous avec votre visage, votre doigt ou le code de votre téléphone.
passkeys-add = Ajouter une clé d’accès
passkeys-added = Votre clé d’accès est prête.
passkeys-made = Créée le { $date }
passkeys-name = Cet appareil
passkeys-remove = Retirer
profile-data = Mes données
profile-export = Télécharger mes données
profile-delete = Supprimer mon compte
profile-delete-question = Supprimer votre compte ?
profile-delete-detail = Il sera effacé dans 30 jours. D’ici là, vous pouvez changer d’avis.
profile-delete-due = Votre compte sera effacé le { $date }.
profile-delete-undo = Garder mon compte
profile-sign-in = Connectez-vous pour voir votre profil
profile-savings = Économies
