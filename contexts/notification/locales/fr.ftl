### Messages aux personnes : un objet et un texte par modèle. Vouvoiement, court, chaleureux.

## Formes communes

# La monnaie est l'euro. $cents a toujours deux chiffres.
money = { $euros },{ $cents } €

# Un jour et une heure, à l'horloge de l'établissement.
date = { $weekday ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[7] dimanche
} { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} à { $time }

## Codes

code-confirm-email-subject = Votre code Yousoon
code-confirm-email-text =
    Bonjour { $firstName },

    Bienvenue chez Yousoon ! Voici votre code pour confirmer votre adresse :

    { $code }

    Il est valable { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Si vous n'avez rien demandé, ignorez ce message.

    L'équipe Yousoon

code-accept-invitation-subject = Votre invitation Yousoon
code-accept-invitation-text =
    Bonjour { $firstName },

    Une équipe vous invite à la rejoindre sur Yousoon. Voici votre code pour choisir votre mot de passe :

    { $code }

    Il est valable { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Si vous n'attendiez pas d'invitation, ignorez ce message.

    L'équipe Yousoon

code-reset-password-subject = Votre code pour changer de mot de passe
code-reset-password-text =
    Bonjour { $firstName },

    Voici votre code pour choisir un nouveau mot de passe :

    { $code }

    Il est valable { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Si vous n'avez rien demandé, ignorez ce message : votre mot de passe reste le même.

    L'équipe Yousoon

code-leave-email-subject = Changer l'adresse de votre compte Yousoon
code-leave-email-text =
    Bonjour { $firstName },

    Quelqu'un demande à changer l'adresse de votre compte Yousoon. Si c'est bien vous, voici votre code :

    { $code }

    Il est valable { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Un second code part à la nouvelle adresse.

    Si ce n'est pas vous, ne donnez ce code à personne et changez votre mot de passe : quelqu'un d'autre est peut-être connecté à votre compte.

    L'équipe Yousoon

code-change-email-subject = Confirmez votre nouvelle adresse
code-change-email-text =
    Bonjour { $firstName },

    Voici votre code pour confirmer la nouvelle adresse de votre compte Yousoon :

    { $code }

    Il est valable { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Si vous n'avez rien demandé, ignorez ce message.

    L'équipe Yousoon

## Compte

password-changed-subject = Votre mot de passe a changé
password-changed-text =
    Bonjour { $firstName },

    Le mot de passe de votre compte Yousoon vient d'être changé.

    Si ce n'est pas vous, choisissez tout de suite un nouveau mot de passe avec « Mot de passe oublié » et répondez à ce message.

    L'équipe Yousoon

deletion-requested-subject = Votre compte sera supprimé
deletion-requested-text =
    Bonjour { $firstName },

    Vous avez demandé la suppression de votre compte Yousoon. Il sera effacé le { $when }, avec vos données.

    Vous changez d'avis, ou ce n'est pas vous ? Connectez-vous avant cette date et annulez la suppression dans votre profil.

    L'équipe Yousoon

deletion-cancelled-subject = Votre compte est conservé
deletion-cancelled-text =
    Bonjour { $firstName },

    La suppression de votre compte Yousoon est annulée. Tout reste comme avant, et nous en sommes ravis.

    L'équipe Yousoon

known-email-tried-subject = Vous avez déjà un compte Yousoon
known-email-tried-text =
    Bonjour { $firstName },

    Quelqu'un vient de vouloir créer un compte Yousoon avec votre adresse. Vous en avez déjà un : connectez-vous simplement avec votre mot de passe.

    Si ce n'était pas vous, vous n'avez rien à faire : votre compte est en sécurité.

    L'équipe Yousoon

## Partenaires

partner-approved-subject = { $company } est sur Yousoon
partner-approved-text =
    Bonjour { $firstName },

    Bonne nouvelle : { $company } est actif sur Yousoon. Vous pouvez publier vos offres et accueillir vos premiers groupes.

    À très bientôt,
    L'équipe Yousoon

partner-rejected-subject = Votre dossier Yousoon est à compléter
partner-rejected-text =
    Bonjour { $firstName },

    Nous n'avons pas pu accepter le dossier de { $company } pour la raison suivante :

    { $reason }

    Corrigez-le dans votre espace partenaire et renvoyez-le : nous le relirons avec plaisir.

    L'équipe Yousoon

partner-suspended-subject = { $company } est suspendu sur Yousoon
partner-suspended-text =
    Bonjour { $firstName },

    Nous avons suspendu { $company } : ses offres ne peuvent plus être réservées pour le moment. La raison :

    { $reason }

    Répondez à ce message si vous souhaitez en parler avec nous.

    L'équipe Yousoon

offer-published-subject = Votre offre est en ligne : { $title }
offer-published-text =
    Bonjour { $firstName },

    Votre offre « { $title } » est en ligne. Les membres de Yousoon peuvent s'inscrire à ses sorties.

    L'équipe Yousoon

offer-rejected-subject = Votre offre est à revoir : { $title }
offer-rejected-text =
    Bonjour { $firstName },

    Nous n'avons pas pu publier votre offre « { $title } » pour la raison suivante :

    { $reason }

    Modifiez-la dans votre espace partenaire et proposez-la à nouveau.

    L'équipe Yousoon

## Inscriptions

registration-confirmed-subject = C'est noté : { $title }, { $when }
registration-confirmed-text =
    Bonjour { $firstName },

    Votre inscription est confirmée { $people ->
        [one] pour vous
       *[other] pour { $people } personnes
    } :

    { $title }
    { $venue }
    { $when }

    Votre billet vous attend dans l'application, même sans réseau. Un empêchement ? Annulez-y votre inscription, votre place fera un heureux.

    Belle sortie !
    L'équipe Yousoon

registration-waitlisted-subject = Sur liste d'attente : { $title }, { $when }
registration-waitlisted-text =
    Bonjour { $firstName },

    Il n'y a plus assez de places pour le moment. Vous êtes sur la liste d'attente { $people ->
        [one] pour une place
       *[other] pour { $people } places
    } :

    { $title }
    { $venue }
    { $when }

    Dès qu'une place se libère pour vous, elle est à vous et nous vous écrivons.

    L'équipe Yousoon

registration-promoted-subject = Une place pour vous : { $title }, { $when }
registration-promoted-text =
    Bonjour { $firstName },

    Une place s'est libérée : votre inscription est confirmée { $people ->
        [one] pour vous
       *[other] pour { $people } personnes
    } !

    { $title }
    { $venue }
    { $when }

    Votre billet vous attend dans l'application. Vous ne pouvez plus venir ? Annulez votre inscription, votre place fera un heureux.

    Belle sortie !
    L'équipe Yousoon

registration-cancelled-subject = Inscription annulée : { $title }
registration-cancelled-text =
    Bonjour { $firstName },

    Votre inscription est bien annulée { $people ->
        [one] pour vous
       *[other] pour { $people } personnes
    } :

    { $title }
    { $venue }
    { $when }

    À une prochaine fois !
    L'équipe Yousoon

outing-cancelled-subject = Sortie annulée : { $title }, { $when }
outing-cancelled-text =
    Bonjour { $firstName },

    Cette sortie n'aura pas lieu, et nous en sommes désolés :

    { $title }
    { $venue }
    { $when }

    L'établissement vous écrit : « { $reason } »

    Vous n'avez rien à faire. D'autres sorties vous attendent dans l'application.

    L'équipe Yousoon

outing-message-subject = { $company } vous écrit : { $title }, { $when }
outing-message-text =
    Bonjour { $firstName },

    { $company } vous écrit au sujet de votre sortie :

    { $title }
    { $venue }
    { $when }

    { $message }

    Pour répondre, ouvrez cette sortie dans l'application : une réponse à cet e-mail n'arriverait pas à l'établissement.

    L'équipe Yousoon

waitlist-expired-subject = Pas de place cette fois : { $title }
waitlist-expired-text =
    Bonjour { $firstName },

    Aucune place ne s'est libérée à temps pour cette sortie :

    { $title }
    { $venue }
    { $when }

    D'autres sorties vous attendent dans l'application.

    L'équipe Yousoon

## Économies

saving-recorded-subject = Vous avez économisé { $amount }
saving-recorded-text =
    Bonjour { $firstName },

    Merci pour cette belle sortie : vous avez économisé { $amount }.

    Retrouvez le total de vos économies dans l'application.

    À bientôt pour la prochaine,
    L'équipe Yousoon

## Identité

identity-verified-subject = Votre identité est vérifiée
identity-verified-text =
    Bonjour { $firstName },

    C'est fait : votre identité est vérifiée. Vos photos seront effacées sous peu.

    À vous les sorties !
    L'équipe Yousoon

identity-manual-review-subject = Nous examinons votre document
identity-manual-review-text =
    Bonjour { $firstName },

    Merci pour votre document. Une personne de notre équipe l'examine. Vous n'avez rien à faire : nous vous écrivons dès que c'est fait.

    L'équipe Yousoon

identity-rejected-subject = Votre identité n'a pas pu être vérifiée
identity-rejected-text =
    Bonjour { $firstName },

    Nous n'avons pas pu vérifier votre identité :

    { $reasons }

    Quand vous êtes prêt, recommencez la vérification dans l'application. Une question ? Répondez à ce message.

    L'équipe Yousoon

# La photo dont parle une raison.
finding-photo = { $side ->
    [front] La photo du recto
    [back] La photo du verso
   *[any] La photo
}
finding-too-dark = { $photo } est trop sombre. Reprenez-la à la lumière du jour ou sous une lampe.
finding-blurred = { $photo } est floue. Posez le document à plat et tenez le téléphone immobile.
finding-glare = { $photo } porte un reflet. Éteignez le flash et inclinez un peu le document.
finding-cut-off = { $photo } ne montre pas tout le document. Cadrez ses quatre coins.
finding-too-small = { $photo } est prise de trop loin. Rapprochez-vous jusqu'à ce que le document remplisse l'image.
finding-not-a-document = { $photo } ne montre pas de pièce d'identité. Photographiez votre carte d'identité, votre passeport ou votre titre de séjour.
finding-unreadable = { $photo } n'a pas pu être lue avec certitude. Reprenez-la bien nette, à la lumière du jour.
finding-wrong-document-type = Ce n'est pas le type de document que vous aviez choisi. Choisissez le bon type, ou photographiez l'autre document.
finding-expired = Votre document n'est plus valable. Montrez-en un qui est en cours de validité.
finding-under-age = Yousoon est réservé aux adultes. Revenez à vos 18 ans, nous serons ravis de vous accueillir.
finding-name-differs = Le nom du document n'est pas celui de votre profil. Écrivez-le dans votre profil comme sur le document.
finding-birth-date-differs = La date de naissance du document n'est pas celle de votre profil. Corrigez-la dans votre profil.
finding-document-already-used = Ce document a déjà vérifié un autre compte. Connectez-vous à ce compte, ou répondez à ce message.
finding-provider-refused = Votre document n'a pas été accepté. Essayez avec un autre document.
finding-refused-by-reviewer = Une personne de notre équipe a examiné votre document et n'a pas pu l'accepter.
finding-timed-out = La vérification n'a pas abouti à temps. Il suffit de recommencer.

# Ce qu'une personne de l'équipe a écrit.
reviewer-message = Notre équipe vous écrit : « { $message } »
