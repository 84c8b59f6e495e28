### Refus et pannes. Un texte par code ; les codes sont ceux de `contracts::RefusalCode`, `FailureCode` et `FindingCode`.

REQUIRED = Ce champ est obligatoire.
TEXT_TOO_LONG = Ce texte est trop long : { $max } caractères au plus.
OUT_OF_RANGE = Choisissez une valeur entre { $min } et { $max }.
INVALID_ID = Cet identifiant n’est pas valable.
INVALID_CURSOR = Cette page n’existe pas. Reprenez la liste au début.
INVALID_STATE = Cette action n’est plus possible : l’état a changé entre-temps.
IDEMPOTENCY_KEY_REUSED = Cette clé a déjà servi à une autre demande.
EMAIL_INVALID = Cette adresse e-mail n’est pas valable.
EMAIL_TAKEN = Cette adresse e-mail a déjà un compte.
PASSWORD_TOO_WEAK = { $advice ->
    [ADD_WORDS] Ce mot de passe est trop facile à deviner : ajoutez un ou deux mots peu courants.
    [AVOID_NAMES] Ce mot de passe est trop facile à deviner : évitez les noms, le vôtre et votre adresse.
    [AVOID_COMMON] Ce mot de passe figure parmi les plus utilisés : choisissez une phrase bien à vous.
    [AVOID_DATES] Ce mot de passe est trop facile à deviner : évitez les dates et les années.
    [AVOID_PATTERNS] Ce mot de passe est trop facile à deviner : évitez les suites et les répétitions.
    [LONGER] Ce mot de passe est trop court : { $min } caractères au moins ; une phrase est parfaite.
   *[other] Ce mot de passe est trop facile à deviner : choisissez quelques mots qui ne vont pas ensemble.
}
CREDENTIALS_INVALID = L’adresse e-mail ou le mot de passe est incorrect.
EMAIL_NOT_CONFIRMED = Confirmez d’abord votre adresse e-mail avec le code reçu.
CODE_INVALID = Ce code n’est pas le bon.
CODE_EXPIRED = Ce code n’est plus valable. Demandez-en un nouveau.
TERMS_NOT_ACCEPTED = Acceptez les conditions d’utilisation pour continuer.
BIRTH_DATE_INVALID = Cette date de naissance n’est pas possible.
MEMBER_UNDER_AGE = Vous devez avoir au moins { $min } ans pour créer un compte.
SESSION_EXPIRED = Votre session est terminée. Reconnectez-vous.
SIRET_INVALID = Ce numéro SIRET n’est pas valable : 14 chiffres, clé comprise.
SIRET_TAKEN = Un partenaire est déjà inscrit avec ce SIRET.
SECOND_FACTOR_REQUIRED = Saisissez le code de votre application d’authentification.
SECOND_FACTOR_INVALID = Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.
SECOND_FACTOR_MANDATORY = La double authentification est obligatoire pour votre compte.
PASSWORD_WRONG = Ce mot de passe n’est pas le bon.
FRESH_SIGN_IN_REQUIRED = Par sécurité, reconnectez-vous avant de continuer.
PASSKEY_INVALID = Cette clé d’accès n’a pas été reconnue. Réessayez, ou connectez-vous autrement.
PROVIDER_SIGN_IN_FAILED = La connexion avec Apple ou Google n’a pas abouti. Réessayez.
LINK_EXISTING_ACCOUNT = Cette adresse a déjà un compte : connectez-vous avec votre mot de passe, puis associez Apple ou Google dans votre profil.
PROVIDER_LINKED_ELSEWHERE = Ce compte Apple ou Google ouvre déjà un autre compte Yousoon.
LAST_SIGN_IN_METHOD = C’est votre dernier moyen de connexion. Ajoutez-en un autre d’abord.
PROFILE_LOCKED = Votre identité est vérifiée : votre nom et votre date de naissance ne changent plus.
LAST_OWNER = Votre entreprise doit garder un propriétaire. Désignez-en un autre d’abord.
OWN_ACCOUNT = Vous ne pouvez pas faire cela sur votre propre compte : demandez-le à un autre propriétaire.
ATTEMPTS_EXHAUSTED = Vous avez utilisé tous vos essais. Écrivez-nous, nous vous aiderons.
IMAGE_MISSING = { $side ->
    [FRONT] Il manque la photo du recto de votre document.
    [BACK] Il manque la photo du verso de votre document.
   *[other] Il manque une photo de votre document.
}
IMAGE_TOO_LARGE = Cette photo est trop lourde : 12 Mo au plus.
IMAGE_TYPE_NOT_ALLOWED = Envoyez une photo au format JPEG ou PNG.
IMAGE_INVALID = Ce fichier n’est pas lisible. Reprenez la photo.
IMAGE_TOO_SMALL = Cette photo a trop peu de détails. Reprenez-la de plus près, sans la réduire.
PROFILE_INCOMPLETE = Indiquez d’abord votre date de naissance dans votre profil.
PARTNER_NOT_ACTIVE = Votre entreprise doit d’abord être validée par Yousoon.
COORDINATES_INVALID = Ces coordonnées ne sont pas sur le globe.
TIME_ZONE_INVALID = Ce fuseau horaire n’existe pas.
TIME_ZONE_IN_USE = Des sorties à venir sont prévues ici : le fuseau horaire ne peut pas changer.
TIMES_INVALID = Ces horaires ne sont pas possibles.
KIND_NOT_ALLOWED = Ce genre d’offre n’est pas ouvert à votre type d’établissement.
PRICE_NOT_REDUCED = Le prix membre doit être inférieur au prix public.
TIERS_NOT_RISING = Les paliers doivent monter, et l’avantage ne jamais baisser.
TIER_NOT_APPLICABLE = Cet avantage de palier ne convient pas à ce genre d’offre.
MINIMUM_AGE_TOO_LOW = Une offre avec alcool est réservée aux 18 ans et plus.
END_BEFORE_START = La fin doit venir après le début.
DATE_IN_PAST = Cette date est passée.
DATE_TOO_FAR = Cette date est trop lointaine.
VENUE_NOT_IN_OFFER = Cet établissement ne fait pas partie de l’offre.
OFFER_NOT_PUBLISHED = L’offre doit être publiée pour planifier une sortie.
OUTSIDE_VALIDITY = Cette date est hors de la période de validité de l’offre.
QUOTA_EXCEEDED = Le quota de places de l’offre ne suffit pas : il en reste { $left }.
OUTING_EXISTS = Cette sortie est déjà planifiée.
REASON_REQUIRED = Indiquez la raison.
SOFT_DRINK_REQUIRED = Une happy hour avec de l’alcool doit aussi proposer au moins une boisson sans alcool à prix réduit (code de la santé publique, art. L3323-1).
STALE = Ce contenu a été modifié entre-temps, peut-être dans un autre onglet. Rechargez-le.
DRAFT_TOO_LARGE = Ce brouillon est trop volumineux : { $max } ko au plus.
TOO_MANY_DRAFTS = Vous avez déjà { $max } brouillons : supprimez-en un d’abord.
PHOTO_UNKNOWN = Cette photo n’existe pas, ou plus.
PHOTO_TOO_SMALL = Cette photo est trop petite : 400 × 300 pixels au moins.
TOO_MANY_PHOTOS = Vous avez déjà beaucoup de photos : supprimez celles qui ne servent plus.
IDENTITY_NOT_VERIFIED = Faites d’abord vérifier votre identité.
SUBSCRIPTION_REQUIRED = Il vous faut un abonnement pour vous inscrire.
UNDER_MINIMUM_AGE = Cette sortie est réservée aux { $min } ans et plus.
REGISTRATION_NOT_OPEN = Les inscriptions ne sont pas encore ouvertes.
REGISTRATION_CLOSED = Les inscriptions sont closes.
OUTING_CANCELLED = Cette sortie est annulée.
OUTING_NOT_BOOKABLE = Cette sortie n’est pas ouverte à l’inscription pour le moment.
ALREADY_REGISTERED = Vous êtes déjà inscrit à cette sortie.
PARTY_TOO_LARGE = Vous êtes trop nombreux pour cette sortie : { $max } personnes au plus.
WAITLIST_FULL = La sortie et sa liste d’attente sont complètes.
NOT_CANCELLABLE = Cette inscription ne peut plus être annulée.
TICKET_INVALID = Ce billet n’est pas valable.
TICKET_FOR_OTHER_PARTNER = Ce billet est pour un autre établissement.
ALREADY_CHECKED_IN = Ce billet a déjà été validé { $when } : { $venue }.
REGISTRATION_WAITLISTED = Cette inscription est encore en liste d’attente.
REGISTRATION_CANCELLED = Cette inscription a été annulée.
CHECK_IN_TOO_EARLY = Il est trop tôt : les portes ne sont pas encore ouvertes.
CHECK_IN_TOO_LATE = Il est trop tard : la sortie est terminée.
TOO_MANY_PEOPLE = Ce billet vaut encore pour { $max } personnes au plus.
SCAN_TIME_INVALID = L’heure de ce scan n’est pas possible. Vérifiez l’horloge de l’appareil.
TICKET_FOR_OTHER_OUTING = Ce billet est pour une autre sortie : { $title }, { $venue }.
SCAN_UNDONE = Ce scan a été annulé. Scannez le billet de nouveau.
NOT_CHECKED_IN = Il n’y a pas d’entrée à annuler pour ce billet.
UNDO_TOO_LATE = Une entrée s’annule dans les { $minutes } minutes. Il est trop tard.
TOO_MANY_MESSAGES = Vous avez déjà écrit { $max } fois à ce groupe aujourd’hui. Réessayez demain.
MESSAGE_TOO_LATE = La sortie est terminée depuis trop longtemps pour écrire au groupe.
TEXT_INVALID = Ce texte contient des caractères invisibles. Retirez-les, puis réessayez.
TOO_MANY_FAVOURITES = Vous gardez déjà { $max } favoris. Retirez-en un pour en ajouter un autre.
CONVERSATION_CLOSED = La sortie est terminée depuis trop longtemps pour écrire ici.
PERIOD_TOO_LONG = Choisissez une période de { $max } jours au plus.
FAILURE_UNAUTHENTICATED = Connectez-vous pour continuer.
FAILURE_FORBIDDEN = Vous n’avez pas accès à cette action.
FAILURE_NOT_FOUND = Introuvable.
FAILURE_RATE_LIMITED = Trop de demandes. Réessayez dans un instant.
FAILURE_BAD_USER_INPUT = Cette demande n’est pas valable.
FAILURE_INTERNAL = Une erreur est survenue de notre côté. Réessayez dans un instant.
FINDING_TOO_DARK = La photo est trop sombre : placez-vous près d’une fenêtre.
FINDING_BLURRED = La photo est floue : posez le document et tenez l’appareil bien droit.
FINDING_GLARE = Un reflet cache une partie du document : inclinez-le un peu, ou éteignez le flash.
FINDING_CUT_OFF = Le document est coupé : cadrez-le en entier, les quatre coins visibles.
FINDING_TOO_SMALL = Le document est trop petit sur la photo : rapprochez-vous.
FINDING_NOT_A_DOCUMENT = Nous ne voyons pas de document : photographiez-le bien à plat, sur un fond uni.
FINDING_UNREADABLE = Nous n’avons pas pu lire le document avec certitude : reprenez une photo nette, en pleine lumière.
FINDING_WRONG_DOCUMENT_TYPE = Ce n’est pas le document choisi : photographiez le bon, ou changez votre choix.
FINDING_EXPIRED = Ce document n’est plus valable : présentez-en un en cours de validité.
FINDING_UNDER_AGE = Yousoon est réservé aux personnes majeures.
FINDING_NAME_DIFFERS = Le nom du document n’est pas celui de votre profil : corrigez votre profil, puis recommencez.
FINDING_BIRTH_DATE_DIFFERS = La date de naissance du document n’est pas celle de votre profil. Écrivez-nous, nous vous aiderons.
FINDING_DOCUMENT_ALREADY_USED = Ce document a déjà servi à vérifier un autre compte. Si c’est le vôtre, connectez-vous à ce compte.
FINDING_PROVIDER_REFUSED = Votre document n’a pas été accepté : recommencez, ou présentez-en un autre.
FINDING_REFUSED_BY_REVIEWER = Notre équipe n’a pas pu valider votre document. Lisez son message, puis recommencez.
FINDING_TIMED_OUT = La vérification n’a pas abouti à temps : recommencez, s’il vous plaît.
