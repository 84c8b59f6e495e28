### La boîte de réception de l'application : un titre et un corps par modèle, écrits quand on les lit. Vouvoiement.

## Compte

password-changed-title = Votre mot de passe a changé
password-changed-body = Si ce n'est pas vous, choisissez tout de suite un nouveau mot de passe avec « Mot de passe oublié ».

deletion-requested-title = Votre compte sera supprimé
deletion-requested-body = Il sera effacé le { $when }, avec vos données. Vous pouvez annuler la suppression avant cette date.

deletion-cancelled-title = Votre compte est conservé
deletion-cancelled-body = La suppression est annulée. Tout reste comme avant.

## Identité

identity-verified-title = Votre identité est vérifiée
identity-verified-body = Vous pouvez maintenant vous inscrire aux sorties.

identity-manual-review-title = Nous examinons votre document
identity-manual-review-body = Une personne de notre équipe le regarde. Vous aurez la réponse ici.

identity-rejected-title = Votre identité n'a pas pu être vérifiée
identity-rejected-body = { $reasons }

## Partenaires

partner-approved-title = { $company } est sur Yousoon
partner-approved-body = Vous pouvez publier vos offres et accueillir vos premiers groupes.

partner-rejected-title = Votre dossier est à compléter
partner-rejected-body = { $company } : { $reason }

partner-suspended-title = { $company } est suspendu
partner-suspended-body = Ses offres ne peuvent plus être réservées pour le moment. La raison : { $reason }

offer-published-title = Votre offre est en ligne : { $title }
offer-published-body = Les membres de Yousoon peuvent s'inscrire à ses sorties.

offer-rejected-title = Votre offre est à revoir : { $title }
offer-rejected-body = { $reason }

## Inscriptions

registration-confirmed-title = Inscription confirmée : { $title }
registration-confirmed-body = { $venue }, { $when }. { $people ->
        [one] Votre billet vous attend.
       *[other] Vos places sont réservées pour { $people } personnes, votre billet vous attend.
    }

registration-waitlisted-title = Sur liste d'attente : { $title }
registration-waitlisted-body = { $venue }, { $when }. Dès { $people ->
        [one] qu'une place se libère, elle est à vous.
       *[other] que { $people } places se libèrent, elles sont à vous.
    }

registration-promoted-title = Une place pour vous : { $title }
registration-promoted-body = { $venue }, { $when }. { $people ->
        [one] Votre inscription est confirmée, votre billet vous attend.
       *[other] Votre inscription est confirmée pour { $people } personnes, votre billet vous attend.
    }

registration-cancelled-title = Inscription annulée : { $title }
registration-cancelled-body = { $venue }, { $when }. { $people ->
        [one] Votre place est rendue.
       *[other] Vos { $people } places sont rendues.
    }

outing-cancelled-title = Sortie annulée : { $title }
outing-cancelled-body = { $venue }, { $when }. La raison : { $reason }

waitlist-expired-title = Pas de place cette fois : { $title }
waitlist-expired-body = { $venue }, { $when }. Aucune place ne s'est libérée, nous en sommes désolés.

## Après et pendant

outing-message-title = { $company } vous écrit
outing-message-body = { $title } : « { $message } »

saving-recorded-title = Vous avez économisé { $amount }
saving-recorded-body = Merci d'être sorti avec Yousoon. À bientôt !
